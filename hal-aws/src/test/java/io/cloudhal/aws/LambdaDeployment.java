package io.cloudhal.aws;

import static java.util.stream.Collectors.toMap;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.conformance.ConformanceFunctions;
import io.cloudhal.testservers.local.LocalLambda;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Deploys functions on the class path of this JVM to a local Lambda. */
final class LambdaDeployment {

  private final LocalLambda lambda;
  private final AwsConfig config;

  private LambdaDeployment(LambdaClient client, AwsConfig config) {
    this.lambda = LocalLambda.of(client, address(config), System.getProperty("java.class.path"));
    this.config = config;
  }

  /** Deploys the functions of the conformance suite by their names on a computer. */
  static LambdaDeployment of(LambdaClient client, AwsConfig config) {
    return new LambdaDeployment(client, config).with(ConformanceFunctions.all());
  }

  /** Deploys more functions, and returns when they can be called. */
  LambdaDeployment with(Map<FunctionName, Class<? extends FunctionHandler>> functions) {
    lambda.deploy(
        functions.entrySet().stream()
            .collect(
                toMap(
                    each -> config.physicalName(each.getKey().value()),
                    each -> each.getValue().getName())));
    return this;
  }

  /** Returns the address of the computer, for handlers: with the same servers. */
  static URI address(AwsConfig config) {
    List<String> options = new ArrayList<>();
    options.add("prefix=" + config.prefix());
    config.spillBucket().ifPresent(bucket -> options.add("spill=" + bucket));
    for (AwsService service : AwsService.values()) {
      config
          .endpoint(service)
          .ifPresent(endpoint -> options.add("endpoint." + service.id() + "=" + endpoint));
    }
    return URI.create("aws://" + config.region() + "?" + String.join("&", options));
  }
}
