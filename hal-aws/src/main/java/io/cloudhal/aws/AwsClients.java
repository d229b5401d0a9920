package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients, each made at its first use, over one HTTP client. They retry what is safe, as
 * the SDK's standard mode does; calls that must not be repeated use the clients of {@link
 * #withoutRetries}.
 */
final class AwsClients implements AutoCloseable {

  private final AwsConfig config;
  private final AwsConnections connections;
  private final boolean retrying;
  private final Lazy<S3Client> s3 = new Lazy<>(this::newS3);
  private final Lazy<S3Presigner> presigner = new Lazy<>(this::newPresigner);
  private final Lazy<DynamoDbClient> dynamoDb =
      new Lazy<>(() -> configured(AwsService.DYNAMODB, DynamoDbClient.builder()).build());
  private final Lazy<SqsClient> sqs =
      new Lazy<>(() -> configured(AwsService.SQS, SqsClient.builder()).build());
  private final Lazy<SnsClient> sns =
      new Lazy<>(() -> configured(AwsService.SNS, SnsClient.builder()).build());
  private final Lazy<KinesisClient> kinesis =
      new Lazy<>(() -> configured(AwsService.KINESIS, KinesisClient.builder()).build());
  private final Lazy<LambdaClient> lambda =
      new Lazy<>(() -> configured(AwsService.LAMBDA, LambdaClient.builder()).build());
  private final Lazy<LambdaClient> waiting = new Lazy<>(this::newWaiting);
  private final Lazy<SqsClient> polling = new Lazy<>(this::newPolling);
  private final @Nullable Lazy<AwsClients> unretried;

  AwsClients(AwsConfig config) {
    this(config, new AwsConnections(config), true);
  }

  private AwsClients(AwsConfig config, AwsConnections connections, boolean retrying) {
    this.config = config;
    this.connections = connections;
    this.retrying = retrying;
    this.unretried = retrying ? new Lazy<>(() -> new AwsClients(config, connections, false)) : null;
  }

  /** Returns clients over the same connections that send each request once. */
  AwsClients withoutRetries() {
    return unretried == null ? this : unretried.get();
  }

  S3Client s3() {
    return s3.get();
  }

  S3Presigner presigner() {
    return presigner.get();
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  SqsClient sqs() {
    return sqs.get();
  }

  SnsClient sns() {
    return sns.get();
  }

  KinesisClient kinesis() {
    return kinesis.get();
  }

  LambdaClient lambda() {
    return lambda.get();
  }

  /** Returns a client of Lambda whose requests may wait as long as a function may run. */
  LambdaClient waiting() {
    return waiting.get();
  }

  /** Returns a client of SQS whose requests may wait, and keep no connection from the others. */
  SqsClient polling() {
    return polling.get();
  }

  AwsCredentialsProvider credentials() {
    return connections.credentials();
  }

  /** Returns what ends waiting for a body with its call. */
  CallWatch watch() {
    return connections.watch();
  }

  /** Returns the threads for what a call does at the same time. */
  AwsThreads threads() {
    return connections.threads();
  }

  /** Returns the options by which a request ends at the deadline of the current call. */
  static AwsRequestOverrideConfiguration deadline() {
    Duration left = Call.current().remaining();
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left.isZero() ? Duration.ofMillis(1) : left)
        .build();
  }

  /** Runs a request that changes nothing; failures come in our form. */
  static <T> T read(Supplier<T> request) {
    return run(request, false);
  }

  /** Runs a request that may change something; failures come in our form. */
  static <T> T write(Supplier<T> request) {
    return run(request, true);
  }

  private static <T> T run(Supplier<T> request, boolean writes) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw AwsErrors.of(e, writes);
    }
  }

  /**
   * Payloads carry checksums that we compute, so the SDK's own framing, which copies them through
   * buffers of 128 KiB, is off.
   */
  private S3Client newS3() {
    return configured(AwsService.S3, S3Client.builder())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(s3Options())
        .overrideConfiguration(overrides().addExecutionInterceptor(new SmallBodies()).build())
        .build();
  }

  private S3Presigner newPresigner() {
    S3Presigner.Builder presigner =
        S3Presigner.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials())
            .serviceConfiguration(s3Options());
    config.endpoint(AwsService.S3).ifPresent(presigner::endpointOverride);
    return presigner.build();
  }

  private S3Configuration s3Options() {
    return S3Configuration.builder()
        .chunkedEncodingEnabled(false)
        .pathStyleAccessEnabled(config.endpoint(AwsService.S3).isPresent())
        .build();
  }

  private LambdaClient newWaiting() {
    return configured(AwsService.LAMBDA, LambdaClient.builder())
        .httpClient(connections.waitingHttp())
        .build();
  }

  private SqsClient newPolling() {
    return configured(AwsService.SQS, SqsClient.builder())
        .httpClient(connections.waitingHttp())
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      AwsService service, B builder) {
    config.endpoint(service).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(config.region()))
        .credentialsProvider(credentials())
        .httpClient(connections.http())
        .overrideConfiguration(overrides().build());
  }

  private ClientOverrideConfiguration.Builder overrides() {
    ClientOverrideConfiguration.Builder overrides =
        ClientOverrideConfiguration.builder().addExecutionInterceptor(new RequestCounter());
    config.profile().ifPresent(overrides::defaultProfileName);
    return overrides.retryStrategy(new Retries(attempts()));
  }

  private RetryStrategy attempts() {
    return retrying
        ? AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .retryOnException(AwsErrors::isCutOff)
            .build()
        : AwsRetryStrategy.doNotRetry();
  }

  @Override
  public void close() {
    if (unretried != null) {
      unretried.ifMade(AwsClients::close);
    }
    s3.ifMade(SdkAutoCloseable::close);
    presigner.ifMade(S3Presigner::close);
    dynamoDb.ifMade(SdkAutoCloseable::close);
    sqs.ifMade(SdkAutoCloseable::close);
    sns.ifMade(SdkAutoCloseable::close);
    kinesis.ifMade(SdkAutoCloseable::close);
    lambda.ifMade(SdkAutoCloseable::close);
    waiting.ifMade(SdkAutoCloseable::close);
    polling.ifMade(SdkAutoCloseable::close);
    if (retrying) {
      connections.close();
    }
  }
}
