package io.cloudhal.bus;

import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** How to consume. Immutable. */
public final class ConsumeOptions {

  private static final int MAX_CONCURRENCY = 1000;
  private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(10);
  private static final ConsumeOptions DEFAULTS =
      new ConsumeOptions(
          1, Duration.ofSeconds(30), Duration.ZERO, Executors.defaultThreadFactory());

  private final int concurrency;
  private final Duration lease;
  private final Duration retryDelay;
  private final ThreadFactory threads;

  private ConsumeOptions(
      int concurrency, Duration lease, Duration retryDelay, ThreadFactory threads) {
    this.concurrency = concurrency;
    this.lease = lease;
    this.retryDelay = retryDelay;
    this.threads = threads;
  }

  /** Returns the options for one message at a time, a lease of 30 s and no delay of retries. */
  public static ConsumeOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy that handles up to {@code concurrency} messages at a time, 1 to 1,000, and never
   * holds the lease of more.
   */
  public ConsumeOptions withConcurrency(int concurrency) {
    Checks.range("concurrency", concurrency, 1, MAX_CONCURRENCY);
    return new ConsumeOptions(concurrency, lease, retryDelay, threads);
  }

  /**
   * Returns a copy whose leases last {@code lease}, 10 to 600 s, and are extended at half of it. A
   * message whose consumer dies comes back after at most this time.
   */
  public ConsumeOptions withLease(Duration lease) {
    ReceiveOptions.checkLease(lease);
    return new ConsumeOptions(concurrency, lease, retryDelay, threads);
  }

  /** Returns a copy that releases a message whose handler threw for {@code retryDelay}, 0–600 s. */
  public ConsumeOptions withRetryDelay(Duration retryDelay) {
    Checks.range("retry delay", retryDelay, Duration.ZERO, MAX_RETRY_DELAY);
    return new ConsumeOptions(concurrency, lease, retryDelay, threads);
  }

  /** Returns a copy that runs on threads of {@code threads}, such as virtual ones. */
  public ConsumeOptions withThreads(ThreadFactory threads) {
    return new ConsumeOptions(concurrency, lease, retryDelay, Objects.requireNonNull(threads));
  }

  /** Returns how many messages are handled at a time. */
  public int concurrency() {
    return concurrency;
  }

  /** Returns the lease. */
  public Duration lease() {
    return lease;
  }

  /** Returns how long a message is held back after its handler threw. */
  public Duration retryDelay() {
    return retryDelay;
  }

  /** Returns who makes the threads. */
  public ThreadFactory threads() {
    return threads;
  }
}
