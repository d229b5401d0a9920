package io.cloudhal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.ComputerAddress;
import io.cloudhal.observe.Operation;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.FunctionHandlers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/**
 * Runs a {@link FunctionHandler} on Lambda: the handler of each deployed function is {@code
 * io.cloudhal.aws.AwsFunctionEntryPoint}. The environment says what to run:
 *
 * <ul>
 *   <li>{@code HAL_FUNCTION}: the class of the handler;
 *   <li>{@code HAL_COMPUTER}: the address of the computer that the handler is given, and whose
 *       spill bucket holds large payloads; by default that of this account in the function's
 *       region.
 * </ul>
 *
 * <p>The handler is made once an environment, before its first call. What it throws is told to the
 * caller, counted by Lambda as an error, and logged.
 */
public final class AwsFunctionEntryPoint implements RequestStreamHandler {

  private static final String FUNCTION = "HAL_FUNCTION";
  private static final String COMPUTER = "HAL_COMPUTER";

  private final Operation operation;
  private final CalledFunction function;

  /**
   * Creates the entry point for what the environment names.
   *
   * @throws IllegalArgumentException if it names nothing that can be run; the message says what
   */
  public AwsFunctionEntryPoint() {
    this(System.getenv());
  }

  AwsFunctionEntryPoint(Map<String, String> environment) {
    String region = environment.getOrDefault("AWS_REGION", "");
    String address = environment.getOrDefault(COMPUTER, "aws://" + region);
    AwsConfig config = AwsConfig.from(ComputerAddress.parse(URI.create(address)));
    AwsDrivers drivers = new AwsDrivers(config);
    CloudComputer computer = drivers.computer(OperationObserver.none());
    Class<? extends FunctionHandler> type =
        FunctionHandlers.find(environment.getOrDefault(FUNCTION, ""));
    this.operation = new Operation(AwsDrivers.PROVIDER, "alu.handle", type.getName());
    this.function = new CalledFunction(FunctionHandlers.create(type, computer), drivers.claims());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ByteBuffer payload = ByteBuffer.wrap(input.readAllBytes());
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    output.write(answer(payload, left));
  }

  private byte[] answer(ByteBuffer payload, Duration left) throws IOException {
    try {
      return Call.unobserved(operation, left).on(() -> function.answer(payload, left));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e); // there is none; Callable declares it
    }
  }
}
