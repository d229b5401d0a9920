package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended that was interrupted while it waited.
 *
 * @param thrown what it threw
 * @param flag whether the interrupt flag of its thread was set afterwards
 * @param took how long it took from the interruption to its end
 */
record Interrupted(@Nullable Throwable thrown, boolean flag, Duration took) {

  /** Long enough for any provider to have sent its request. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  /** Makes a call on a thread of its own, and interrupts it when it has had time to begin. */
  static Interrupted during(ThrowingCallable call) {
    return during(call, () -> LockSupport.parkNanos(UNDER_WAY.toNanos()));
  }

  /** Makes a call on a thread of its own, and interrupts it after {@code underWay}. */
  static Interrupted during(ThrowingCallable call, Runnable underWay) {
    AtomicReference<@Nullable Thread> caller = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Future<Boolean> flag =
        Eventually.started(
            () -> {
              caller.set(Thread.currentThread());
              thrown.set(catchThrowable(call));
              return Thread.interrupted();
            });
    Eventually.holds(() -> assertThat(caller).doesNotHaveNullValue());
    underWay.run();
    long start = System.nanoTime();
    Thread running = caller.get();
    if (running != null) {
      running.interrupt();
    }
    boolean set = Eventually.result(flag);
    return new Interrupted(thrown.get(), set, Duration.ofNanos(System.nanoTime() - start));
  }
}
