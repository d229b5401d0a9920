package io.cloudhal.aws;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a server does in its own time. */
final class Eventually {

  private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private Eventually() {}

  /** Repeats {@code check} until it does not fail, for at most a minute. */
  static void holds(Runnable check) {
    long start = System.nanoTime();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - start > PATIENCE_NANOS) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
