package io.cloudhal.aws;

import java.time.Duration;
import java.time.Instant;

/**
 * One receipt of a message, as all forms of its delivery share it. The vendor takes a receipt
 * handle that is no longer the last one, and may then delete the message or not; so whether a lease
 * has ended is judged here, by the clock of whoever received it. Thread-safe.
 */
final class SqsLease {

  private final String queue;
  private final String receiptHandle;
  private final Instant latestEnd;
  private volatile Instant until;

  /**
   * Creates a lease.
   *
   * @param queue the physical name of the queue
   */
  SqsLease(String queue, String receiptHandle, Instant receivedAt, Duration duration) {
    this.queue = queue;
    this.receiptHandle = receiptHandle;
    this.latestEnd = receivedAt.plus(AwsBusLimits.LONGEST_LEASE);
    this.until = receivedAt.plus(duration);
  }

  String queue() {
    return queue;
  }

  String receiptHandle() {
    return receiptHandle;
  }

  Instant until() {
    return until;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /** Returns whether the vendor allows that it ends then. */
  boolean mayEnd(Instant end) {
    return !end.isAfter(latestEnd);
  }

  /** Makes it end at {@code end}. */
  void endAt(Instant end) {
    until = end;
  }
}
