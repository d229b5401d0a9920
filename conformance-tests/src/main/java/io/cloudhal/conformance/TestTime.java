package io.cloudhal.conformance;

import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time of the computer under test, as tests see it. */
public interface TestTime {

  /** The longest that a test may have to wait. */
  Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** Returns the time by which the computer judges expiry and leases. */
  Instant now();

  /** Returns when {@code duration} has passed: at once where time is virtual. */
  void pass(Duration duration);

  /** Returns the time of a computer that runs by {@code time}. */
  static TestTime virtual(VirtualTime time) {
    return new TestTime() {
      @Override
      public Instant now() {
        return time.now();
      }

      @Override
      public void pass(Duration duration) {
        time.advance(duration);
      }
    };
  }

  /** Returns the time of this machine, where passing means waiting, at most 10 minutes. */
  static TestTime real() {
    return new TestTime() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pass(Duration duration) {
        if (duration.compareTo(LONGEST_WAIT) > 0) {
          throw new IllegalStateException(
              "nobody waits " + duration + ": where time is real, this clause is unproven");
        }
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      }
    };
  }
}
