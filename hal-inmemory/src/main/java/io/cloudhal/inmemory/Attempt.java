package io.cloudhal.inmemory;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationContext;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.InvocationResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** One call of a handler, which can be given up. */
final class Attempt extends FutureTask<InvocationResult> {

  private final AtomicBoolean decided;

  private Attempt(Callable<InvocationResult> call, AtomicBoolean decided) {
    super(
        () -> {
          if (!decided.compareAndSet(false, true)) {
            throw new IllegalStateException("given up before it began");
          }
          return call.call();
        });
    this.decided = decided;
  }

  /**
   * Returns an attempt that has not begun.
   *
   * @param timeLeft until the caller gives up, from now
   */
  static Attempt of(
      CloudFunction function,
      FunctionName name,
      InvocationId id,
      Invocation invocation,
      Duration timeLeft) {
    InvocationContext context =
        new Told(name, id, invocation.idempotencyKey(), System.nanoTime() + timeLeft.toNanos());
    return new Attempt(() -> function.call(invocation.input(), context), new AtomicBoolean());
  }

  /** Interrupts the handler, or never calls it; returns whether it had begun. */
  boolean giveUp() {
    boolean begun = !decided.compareAndSet(false, true);
    cancel(true);
    return begun;
  }

  private record Told(
      FunctionName function, InvocationId id, Optional<String> idempotencyKey, long endNanos)
      implements InvocationContext {

    @Override
    public Duration remaining() {
      return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
  }
}
