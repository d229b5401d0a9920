package io.cloudhal.spi;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Where a computer takes its time from, so that leases, expiry and windows can be tested without
 * sleeping. Thread-safe.
 */
public interface TimeSource {

  /** Returns the time. */
  Instant now();

  /**
   * Waits until {@code condition} is signalled or {@code until} is reached; may return earlier, as
   * {@link Condition#await()} may.
   *
   * @param lock held by the caller; given up while waiting
   * @param condition a condition of {@code lock}
   */
  void await(Lock lock, Condition condition, Instant until) throws InterruptedException;

  /** Waits until {@code until} is reached. */
  void sleepUntil(Instant until) throws InterruptedException;

  /** Returns the clock of this machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
