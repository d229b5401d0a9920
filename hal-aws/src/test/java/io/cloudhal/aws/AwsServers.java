package io.cloudhal.aws;

import io.cloudhal.testservers.TestServer;
import io.cloudhal.testservers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The servers that stand for AWS in tests, each for what it is right about. */
final class AwsServers implements AutoCloseable {

  private static final TestServers SERVERS = TestServers.in(Path.of("target", "servers"));

  private final List<TestServer> started = new ArrayList<>();

  /** Returns a configuration with an endpoint for each service. */
  AwsConfig config() {
    AwsConfig config =
        AwsConfig.of("eu-west-1")
            .withCredentials(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    for (AwsService service : AwsService.values()) {
      config = config.withEndpoint(service.id(), server(serverOf(service)).endpoint());
    }
    return config;
  }

  static String serverOf(AwsService service) {
    return switch (service) {
      case DYNAMODB -> "dynamodb-local";
      case KINESIS -> "kinesis-local";
      case S3, SQS, SNS, LAMBDA -> "ministack";
    };
  }

  private TestServer server(String name) {
    for (TestServer each : started) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    TestServer server = SERVERS.start(name);
    started.add(server);
    return server;
  }

  @Override
  public void close() {
    started.forEach(TestServer::close);
  }
}
