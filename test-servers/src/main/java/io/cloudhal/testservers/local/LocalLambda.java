package io.cloudhal.testservers.local;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Deploys functions to a local Lambda. */
public final class LocalLambda {

  /** The credentials of functions: those of another account would find other tables. */
  static final String ACCESS_KEY = "test";

  static final String SECRET_KEY = "test";

  private static final String ENTRY_POINT = "io.cloudhal.aws.AwsFunctionEntryPoint";
  private static final String ROLE = "arn:aws:iam::000000000000:role/functions";

  /** More than a caller waits, with a cold start on a busy machine. */
  private static final int TIMEOUT_SECONDS = 180;

  private final LambdaClient client;
  private final URI computer;
  private final SdkBytes code;

  private LocalLambda(LambdaClient client, URI computer, SdkBytes code) {
    this.client = client;
    this.computer = computer;
    this.code = code;
  }

  /**
   * Returns the functions of a server that starts processes on this machine.
   *
   * @param client of the server; stays the caller's
   * @param computer the address of the computer that handlers are given
   * @param classPath of the functions: their classes, hal-aws and AWS's runtime interface client
   */
  public static LocalLambda of(LambdaClient client, URI computer, String classPath) {
    return new LocalLambda(client, computer, SdkBytes.fromByteArray(LambdaCode.zip(classPath)));
  }

  /**
   * Deploys functions, and returns when they can be called.
   *
   * @param functions the classes of their handlers, by the functions' names on the server
   */
  public void deploy(Map<String, String> functions) {
    functions.forEach(this::create);
    for (String name : functions.keySet()) {
      client.waiter().waitUntilFunctionActiveV2(request -> request.functionName(name));
    }
  }

  private void create(String name, String handler) {
    Map<String, String> environment =
        Map.of("HAL_FUNCTION", handler, "HAL_COMPUTER", computer.toString());
    client.createFunction(
        request ->
            request
                .functionName(name)
                .runtime(Runtime.PROVIDED_AL2023)
                .handler(ENTRY_POINT)
                .role(ROLE)
                .timeout(TIMEOUT_SECONDS)
                .environment(variables -> variables.variables(environment))
                .code(zip -> zip.zipFile(code)));
  }
}
