package io.cloudhal.aws;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.conformance.ConformanceFunctions;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * A real account, with the credentials of the SDK's default chain: {@code -Dhal.aws.region} and
 * {@code -Dhal.aws.role}, the ARN of the role that functions run in. What it makes has a prefix of
 * its own and is removed afterwards, but for the logs of functions.
 */
final class AwsAccount implements AwsBackend {

  private static final int TIMEOUT_SECONDS = 60;
  private static final int MEMORY_MEGABYTES = 1024;
  private static final String CODE = "code.zip";

  private final AwsConfig config =
      AwsConfig.of(required("hal.aws.region"))
          .withPrefix("haltest" + UUID.randomUUID().toString().substring(0, 8));
  private final String role = required("hal.aws.role");

  private static String required(String property) {
    return Objects.requireNonNull(
        System.getProperty(property), "-Dhal.backend=cloud needs -D" + property);
  }

  @Override
  public AwsConfig config() {
    return config;
  }

  @Override
  public void deployFunctions(AwsConfig computer) {
    String bucket = computer.spillBucket().orElseThrow();
    try (AwsClients clients = new AwsClients(computer)) {
      Calls.run(
          () -> {
            RequestBody code = RequestBody.fromBytes(JavaCode.zip());
            clients.s3().putObject(request -> request.bucket(bucket).key(CODE), code);
            ConformanceFunctions.all()
                .forEach((name, type) -> create(clients.lambda(), computer, name, type.getName()));
            for (FunctionName name : ConformanceFunctions.all().keySet()) {
              String physical = computer.physicalName(name.value());
              clients
                  .lambda()
                  .waiter()
                  .waitUntilFunctionActiveV2(request -> request.functionName(physical));
            }
          });
    }
  }

  private void create(LambdaClient lambda, AwsConfig computer, FunctionName name, String handler) {
    Map<String, String> environment =
        Map.of(
            "HAL_FUNCTION", handler, "HAL_COMPUTER", LambdaDeployment.address(computer).toString());
    lambda.createFunction(
        request ->
            request
                .functionName(computer.physicalName(name.value()))
                .runtime(Runtime.JAVA21)
                .handler(AwsFunctionEntryPoint.class.getName())
                .role(role)
                .timeout(TIMEOUT_SECONDS)
                .memorySize(MEMORY_MEGABYTES)
                .environment(variables -> variables.variables(environment))
                .code(code -> code.s3Bucket(computer.spillBucket().orElseThrow()).s3Key(CODE)));
  }

  @Override
  public String server(String clause) {
    return "aws";
  }

  @Override
  public Map<String, String> unproven() {
    return AwsFixture.UNPROVEN_BY_TIME;
  }

  @Override
  public void close() {
    try (AwsClients clients = new AwsClients(config)) {
      Calls.run(
          () ->
              ConformanceFunctions.all()
                  .keySet()
                  .forEach(
                      name ->
                          clients
                              .lambda()
                              .deleteFunction(
                                  request ->
                                      request.functionName(config.physicalName(name.value())))));
    }
  }
}
