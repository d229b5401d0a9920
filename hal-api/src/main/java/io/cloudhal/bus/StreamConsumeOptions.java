package io.cloudhal.bus;

import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** How to consume a stream. Immutable. */
public final class StreamConsumeOptions {

  private static final int MAX_BATCH = 1000;
  private static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

  private final Checkpoints checkpoints;
  private final StreamPosition start;
  private final int batch;
  private final Duration lease;
  private final ThreadFactory threads;

  private StreamConsumeOptions(
      Checkpoints checkpoints,
      StreamPosition start,
      int batch,
      Duration lease,
      ThreadFactory threads) {
    this.checkpoints = checkpoints;
    this.start = start;
    this.batch = batch;
    this.lease = lease;
    this.threads = threads;
  }

  /**
   * Returns the options that begin at the earliest record, hand over at most 100 at a time and
   * lease shards for 30 s.
   *
   * @param checkpoints where progress is kept; consumers with the same ones share the shards
   */
  public static StreamConsumeOptions of(Checkpoints checkpoints) {
    return new StreamConsumeOptions(
        Objects.requireNonNull(checkpoints),
        StreamPosition.earliest(),
        100,
        DEFAULT_LEASE,
        Executors.defaultThreadFactory());
  }

  /**
   * Returns a copy that begins shards without a checkpoint at {@code start}.
   *
   * @param start earliest or latest; latest applies to the shards that have no parent, all others
   *     are read from their beginning
   */
  public StreamConsumeOptions startingAt(StreamPosition start) {
    if (!(start instanceof StreamPosition.Earliest || start instanceof StreamPosition.Latest)) {
      throw new IllegalArgumentException("start must be earliest or latest, is " + start);
    }
    return new StreamConsumeOptions(checkpoints, start, batch, lease, threads);
  }

  /** Returns a copy that hands over at most {@code batch} records at a time, 1 to 1,000. */
  public StreamConsumeOptions withBatch(int batch) {
    Checks.range("batch", batch, 1, MAX_BATCH);
    return new StreamConsumeOptions(checkpoints, start, batch, lease, threads);
  }

  /**
   * Returns a copy that leases shards for {@code lease}, 10 to 600 s, extended at half of it. The
   * shards of a consumer that dies are taken over within this time and a quarter of it.
   */
  public StreamConsumeOptions withLease(Duration lease) {
    ReceiveOptions.checkLease(lease);
    return new StreamConsumeOptions(checkpoints, start, batch, lease, threads);
  }

  /** Returns a copy that runs on threads of {@code threads}, such as virtual ones. */
  public StreamConsumeOptions withThreads(ThreadFactory threads) {
    return new StreamConsumeOptions(
        checkpoints, start, batch, lease, Objects.requireNonNull(threads));
  }

  /** Returns where progress is kept. */
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Returns where shards without a checkpoint begin. */
  public StreamPosition start() {
    return start;
  }

  /** Returns the most records handed over at a time. */
  public int batch() {
    return batch;
  }

  /** Returns the lease on a shard. */
  public Duration lease() {
    return lease;
  }

  /** Returns who makes the threads. */
  public ThreadFactory threads() {
    return threads;
  }
}
