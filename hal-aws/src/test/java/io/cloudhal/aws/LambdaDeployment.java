package io.cloudhal.aws;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.conformance.ConformanceFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Deploys functions to a local Lambda. */
final class LambdaDeployment {

  private static final int TIMEOUT_SECONDS = 60;
  private static final String ROLE = "arn:aws:iam::000000000000:role/functions";

  private final LambdaClient client;
  private final AwsConfig config;
  private final SdkBytes code = SdkBytes.fromByteArray(LambdaCode.zip());

  private LambdaDeployment(LambdaClient client, AwsConfig config) {
    this.client = client;
    this.config = config;
  }

  /** Deploys the functions of the conformance suite by their names on a computer. */
  static LambdaDeployment of(LambdaClient client, AwsConfig config) {
    return new LambdaDeployment(client, config).with(ConformanceFunctions.all());
  }

  /** Deploys more functions, and returns when they can be called. */
  LambdaDeployment with(Map<FunctionName, Class<? extends FunctionHandler>> functions) {
    functions.forEach(this::create);
    functions.keySet().forEach(this::awaitActive);
    return this;
  }

  private void create(FunctionName name, Class<? extends FunctionHandler> handler) {
    Map<String, String> environment =
        Map.of("HAL_FUNCTION", handler.getName(), "HAL_COMPUTER", address());
    client.createFunction(
        request ->
            request
                .functionName(config.physicalName(name.value()))
                .runtime(Runtime.PROVIDED_AL2023)
                .handler(AwsFunctionEntryPoint.class.getName())
                .role(ROLE)
                .timeout(TIMEOUT_SECONDS)
                .environment(variables -> variables.variables(environment))
                .code(zip -> zip.zipFile(code)));
  }

  /** Returns the address of the computer, for handlers: with the same servers. */
  private String address() {
    List<String> options = new ArrayList<>();
    options.add("prefix=" + config.prefix());
    config.spillBucket().ifPresent(bucket -> options.add("spill=" + bucket));
    for (AwsService service : AwsService.values()) {
      config
          .endpoint(service)
          .ifPresent(endpoint -> options.add("endpoint." + service.id() + "=" + endpoint));
    }
    return "aws://" + config.region() + "?" + String.join("&", options);
  }

  private void awaitActive(FunctionName name) {
    String physical = config.physicalName(name.value());
    client.waiter().waitUntilFunctionActiveV2(request -> request.functionName(physical));
  }
}
