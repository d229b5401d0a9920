package io.cloudhal.conformance;

import io.cloudhal.error.HalException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Repeats calls that gave way to others, as applications do: without effect and retryable. */
final class Persistently {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAX_PAUSE_MILLIS = 50;

  private Persistently() {}

  static <T> T call(Supplier<T> call) {
    long start = System.nanoTime();
    while (true) {
      try {
        return call.get();
      } catch (HalException e) {
        boolean repeatable = e.retryable() && !e.mayHaveTakenEffect();
        if (!repeatable || System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
      }
      int pauseMillis = ThreadLocalRandom.current().nextInt(MAX_PAUSE_MILLIS);
      LockSupport.parkNanos(Duration.ofMillis(pauseMillis).toNanos());
    }
  }
}
