package io.cloudhal.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** What all clients of a computer share: connections, threads, credentials. */
final class AwsConnections implements AutoCloseable {

  private static final int CONNECTIONS = 200;
  private static final int WAITING_CONNECTIONS = 1000;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final CallWatch watch = new CallWatch();
  private final AwsThreads threads = new AwsThreads();
  private final LazyTls tls = new LazyTls();
  private final Lazy<SdkHttpClient> http = new Lazy<>(this::newHttp);
  private final Lazy<SdkHttpClient> waitingHttp = new Lazy<>(this::newWaitingHttp);
  private final Lazy<DefaultCredentialsProvider> chain;
  private final Lazy<AwsCredentialsProvider> credentials;

  AwsConnections(AwsConfig config) {
    this.chain = new Lazy<>(() -> chain(config));
    this.credentials =
        new Lazy<>(() -> new RequiredCredentials(config.credentials().orElseGet(chain::get)));
  }

  CallWatch watch() {
    return watch;
  }

  AwsThreads threads() {
    return threads;
  }

  AwsCredentialsProvider credentials() {
    return credentials.get();
  }

  LazyTls tls() {
    return tls;
  }

  SdkHttpClient http() {
    return http.get();
  }

  /**
   * Returns connections for calls of functions, and requests for messages: as many as a fan-out may
   * have at a time, silent until the function ends, and kept open by probes, as network address
   * translators forget silent connections.
   */
  SdkHttpClient waitingHttp() {
    return waitingHttp.get();
  }

  /** What a request expects of the server is decided by its size, in {@link SmallBodies}. */
  private SdkHttpClient newHttp() {
    return new WatchedHttpClient(
        ApacheHttpClient.builder()
            .maxConnections(CONNECTIONS)
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketFactory(tls)
            .expectContinueEnabled(false)
            .build(),
        watch);
  }

  private SdkHttpClient newWaitingHttp() {
    return new WatchedHttpClient(
        ApacheHttpClient.builder()
            .maxConnections(WAITING_CONNECTIONS)
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketFactory(tls)
            .socketTimeout(LambdaLimits.LONGEST_RUN)
            .tcpKeepAlive(true)
            .build(),
        watch);
  }

  private static DefaultCredentialsProvider chain(AwsConfig config) {
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
    config.profile().ifPresent(chain::profileName);
    return chain.build();
  }

  @Override
  public void close() {
    threads.close();
    http.ifMade(SdkHttpClient::close);
    waitingHttp.ifMade(SdkHttpClient::close);
    chain.ifMade(DefaultCredentialsProvider::close);
    watch.close();
  }
}
