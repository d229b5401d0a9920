package io.cloudhal.bus;

import io.cloudhal.internal.Checks;
import java.time.Duration;

/** How to receive. Immutable. */
public final class ReceiveOptions {

  /** The shortest lease. */
  public static final Duration MIN_LEASE = Duration.ofSeconds(10);

  /** The longest lease; it can be extended again and again. */
  public static final Duration MAX_LEASE = Duration.ofMinutes(10);

  private static final int MAX_MESSAGES = 100;
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final ReceiveOptions DEFAULTS =
      new ReceiveOptions(10, Duration.ofSeconds(5), Duration.ofSeconds(30));

  private final int max;
  private final Duration maxWait;
  private final Duration lease;

  private ReceiveOptions(int max, Duration maxWait, Duration lease) {
    this.max = max;
    this.maxWait = maxWait;
    this.lease = lease;
  }

  /** Returns the options for at most 10 messages, a wait of 5 s and a lease of 30 s. */
  public static ReceiveOptions defaults() {
    return DEFAULTS;
  }

  /** Returns a copy for at most {@code max} messages, 1 to 100. */
  public ReceiveOptions withMax(int max) {
    Checks.range("number of messages", max, 1, MAX_MESSAGES);
    return new ReceiveOptions(max, maxWait, lease);
  }

  /** Returns a copy that waits at most {@code maxWait} for a first message, 0 to 20 s. */
  public ReceiveOptions withMaxWait(Duration maxWait) {
    Checks.range("wait", maxWait, Duration.ZERO, MAX_WAIT);
    return new ReceiveOptions(max, maxWait, lease);
  }

  /** Returns a copy whose deliveries are leased for {@code lease}, 10 to 600 s. */
  public ReceiveOptions withLease(Duration lease) {
    return new ReceiveOptions(max, maxWait, checkLease(lease));
  }

  /** Returns the most messages. */
  public int max() {
    return max;
  }

  /** Returns the longest wait for a first message. */
  public Duration maxWait() {
    return maxWait;
  }

  /** Returns the lease. */
  public Duration lease() {
    return lease;
  }

  static Duration checkLease(Duration lease) {
    return Checks.range("lease", lease, MIN_LEASE, MAX_LEASE);
  }
}
