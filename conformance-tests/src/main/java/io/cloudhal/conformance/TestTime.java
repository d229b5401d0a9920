package io.cloudhal.conformance;

import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time of the computer under test, as tests see it. */
public interface TestTime {

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

  /** Returns the time of this machine, where passing means waiting. */
  static TestTime real() {
    return new TestTime() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      }
    };
  }
}
