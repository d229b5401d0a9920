package io.cloudhal.aws;

import io.cloudhal.testservers.Backend;
import io.cloudhal.testservers.TestServer;
import io.cloudhal.testservers.TestServers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The servers that stand for AWS in tests, each for what it is right about. */
final class AwsServers implements AwsBackend {

  private static final TestServers SERVERS = TestServers.in(Path.of("target", "servers"));
  private static final String COPY_CONDITIONS =
      "the server ignores the conditions of a copy: CopyObject, Amazon S3 API Reference";
  private static final List<String> STREAMS =
      List.of("bus.append.", "bus.read.", "bus.streamconsume.", "bus.sharing.");
  private static final List<String> ENTRIES =
      List.of("memory.", "observation.memory.", "computer.checkpoints.");

  private final Map<String, TestServer> started = new HashMap<>();

  /** Starts a server of a service; functions need the class path of this machine. */
  static TestServer start(AwsService service) {
    return service == AwsService.LAMBDA
        ? SERVERS.startProcess(serverOf(service))
        : SERVERS.start(serverOf(service));
  }

  /** Returns a configuration that every server admits. */
  static AwsConfig withoutEndpoint() {
    return AwsConfig.of("eu-west-1")
        .withCredentials(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  /** Returns a configuration with an endpoint for each service. */
  @Override
  public AwsConfig config() {
    AwsConfig config = withoutEndpoint();
    for (AwsService service : AwsService.values()) {
      config = config.withEndpoint(service.id(), server(service).endpoint());
    }
    return config;
  }

  private TestServer server(AwsService service) {
    boolean apart = service == AwsService.LAMBDA && Backend.chosen() == Backend.DOCKER;
    String key = apart ? service.id() : serverOf(service);
    return started.computeIfAbsent(key, name -> start(service));
  }

  private static String serverOf(AwsService service) {
    return switch (service) {
      case DYNAMODB -> "dynamodb-local";
      case KINESIS -> "kinesis-local";
      case S3, SQS, SNS, LAMBDA -> "ministack";
    };
  }

  @Override
  public void deployFunctions(AwsConfig config) {
    try (AwsClients clients = new AwsClients(config)) {
      Calls.run(() -> LambdaDeployment.of(clients.lambda(), config));
    }
  }

  /** Returns the server of what a clause is about; clauses about everything use all of them. */
  @Override
  public String server(String clause) {
    if (STREAMS.stream().anyMatch(clause::startsWith)) {
      return serverOf(AwsService.KINESIS);
    }
    return ENTRIES.stream().anyMatch(clause::startsWith)
        ? serverOf(AwsService.DYNAMODB)
        : serverOf(AwsService.S3);
  }

  @Override
  public Map<String, String> unproven() {
    Map<String, String> unproven = new HashMap<>(AwsFixture.UNPROVEN_BY_TIME);
    for (int clause : new int[] {4, 5, 6, 12}) {
      unproven.put("storage.copy." + clause, COPY_CONDITIONS);
    }
    unproven.put("storage.race.4", COPY_CONDITIONS);
    unproven.put(
        "storage.presign.8",
        "the server takes an unknown X-Amz-Algorithm: Authenticating Requests: Using Query"
            + " Parameters, Amazon S3 API Reference");
    return unproven;
  }

  @Override
  public void close() {
    started.values().forEach(TestServer::close);
  }
}
