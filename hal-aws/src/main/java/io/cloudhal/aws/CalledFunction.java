package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.MessageEnvelope;
import io.cloudhal.spi.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The callee's side of a function: a handler, between a payload and the answer. */
final class CalledFunction {

  private final FunctionHandler handler;
  private final Optional<ClaimChecks> claims;

  /**
   * Creates the function.
   *
   * @param claims where payloads are that are too large to travel
   */
  CalledFunction(FunctionHandler handler, Optional<ClaimChecks> claims) {
    this.handler = handler;
    this.claims = claims;
  }

  /**
   * Returns the answer to a payload. Runs in a call, for what is fetched from storage.
   *
   * @param left how long Lambda lets the function run
   * @throws HandlerFault if the handler throws, or returns what cannot be carried
   */
  byte[] answer(ByteBuffer payload, Duration left) {
    MessageEnvelope request = LambdaPayload.decode(payload);
    LambdaCall call = LambdaCall.from(request);
    Duration promised = call.left(TimeSource.system().now());
    Told told = Told.of(call, promised.compareTo(left) < 0 ? promised : left);
    Bytes output = handle(request.body(claims), told);
    return LambdaPayload.encode(envelope(call.isAwaited() ? output : Bytes.empty()));
  }

  /** What is left of a virtual machine that failed serves nobody: Lambda ends it. */
  private Bytes handle(Bytes input, InvocationContext context) {
    try {
      return checked(handler.handle(input, context));
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError failed && !(e instanceof StackOverflowError)) {
        throw failed;
      }
      throw HandlerFault.of(e);
    }
  }

  private static Bytes checked(@Nullable Bytes output) {
    if (output == null) {
      throw new NullPointerException("the handler returned null");
    }
    int largest = LambdaLimits.CLAIMED_BYTES;
    if (output.size() > largest) {
      throw new IllegalStateException(
          "bytes of output must be at most " + largest + ", are " + output.size());
    }
    return output;
  }

  private MessageEnvelope envelope(Bytes output) {
    try {
      return MessageEnvelope.of(Map.of(), output).fitted(LambdaLimits.WAITING_BYTES, claims);
    } catch (LimitExceededException e) {
      throw HandlerFault.of(e);
    }
  }

  private record Told(LambdaCall call, long endNanos) implements InvocationContext {

    static Told of(LambdaCall call, Duration left) {
      return new Told(call, System.nanoTime() + left.toNanos());
    }

    @Override
    public FunctionName function() {
      return call.function();
    }

    @Override
    public InvocationId id() {
      return call.id();
    }

    @Override
    public Optional<String> idempotencyKey() {
      return call.idempotencyKey();
    }

    @Override
    public Duration remaining() {
      return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
  }
}
