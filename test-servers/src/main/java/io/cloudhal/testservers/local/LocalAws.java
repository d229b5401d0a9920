package io.cloudhal.testservers.local;

import io.cloudhal.testservers.TestServer;
import io.cloudhal.testservers.TestServers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** AWS on this machine: ministack, and DynamoDB Local for its tables. */
final class LocalAws implements LocalCloud {

  private static final Region REGION = Region.EU_WEST_1;
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(LocalLambda.ACCESS_KEY, LocalLambda.SECRET_KEY));

  /** One of its own for each start, as somebody may keep the servers running. */
  private final String prefix = "local-" + UUID.randomUUID().toString().substring(0, 8);

  private final List<TestServer> servers = new ArrayList<>();
  private final URI endpoint;
  private final URI tables;

  private LocalAws(TestServers known) {
    this.endpoint = start(known, "ministack");
    this.tables = start(known, "dynamodb-local");
  }

  /** Starts the servers, and deploys the functions that can be called on the computer. */
  static LocalAws start(TestServers known, Functions functions) {
    LocalAws cloud = new LocalAws(known);
    try {
      cloud.createSpillBucket();
      cloud.deploy(functions);
      return cloud;
    } catch (RuntimeException | Error e) {
      cloud.close();
      throw e;
    }
  }

  private URI start(TestServers known, String name) {
    try {
      TestServer server = known.startProcess(name); // functions run on files of this machine
      servers.add(server);
      return server.endpoint();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private String spillBucket() {
    return prefix + "-spill";
  }

  private void createSpillBucket() {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(REGION)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      client.createBucket(request -> request.bucket(spillBucket()));
    }
  }

  private void deploy(Functions functions) {
    Map<String, String> byPhysicalName = new LinkedHashMap<>();
    functions
        .handlers()
        .forEach((name, handler) -> byPhysicalName.put(prefix + "-" + name, handler));
    try (LambdaClient client =
        LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(REGION)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      LocalLambda.of(client, computer(), functions.classPath()).deploy(byPhysicalName);
    }
  }

  @Override
  public URI computer() {
    return URI.create(
        "aws://%s?prefix=%s&spill=%s&endpoint=%s&endpoint.dynamodb=%s"
            .formatted(REGION, prefix, spillBucket(), endpoint, tables));
  }

  @Override
  public void admit(Map<String, String> environment) {
    environment.put("AWS_ACCESS_KEY_ID", LocalLambda.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", LocalLambda.SECRET_KEY);
    environment.remove("AWS_SESSION_TOKEN");
    environment.remove("AWS_PROFILE");
  }

  @Override
  public void close() {
    servers.forEach(TestServer::close);
  }
}
