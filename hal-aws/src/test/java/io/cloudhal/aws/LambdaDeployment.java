package io.cloudhal.aws;

import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.conformance.ConformanceFunctions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * Deploys functions to a local Lambda. Each environment is a process of its own, in which AWS's
 * runtime client runs the entry point on this JVM's class path.
 */
final class LambdaDeployment {

  private static final int TIMEOUT_SECONDS = 60;
  private static final String ROLE = "arn:aws:iam::000000000000:role/functions";

  private final LambdaClient client;
  private final AwsConfig config;
  private final SdkBytes code = code();

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

  private static SdkBytes code() {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      entries.putNextEntry(new ZipEntry("bootstrap"));
      entries.write(bootstrap().getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(zip.toByteArray());
  }

  /** The server's own credentials would be those of another account, with other tables. */
  private static String bootstrap() {
    return """
    #!/bin/sh
    export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
    unset AWS_SESSION_TOKEN
    exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx512m \
      --enable-native-access=ALL-UNNAMED -cp '%s' \
      com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
    """
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"));
  }
}
