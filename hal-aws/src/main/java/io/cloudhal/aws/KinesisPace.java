package io.cloudhal.aws;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Spreads the reads of one shard: some at once, then so many a second. Thread-safe. */
final class KinesisPace {

  // Source: GetRecords, Amazon Kinesis API Reference, read 2026-11-24: 5 reads a second and shard.
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

  private static final long BURST_NANOS = 5 * INTERVAL_NANOS;

  private final AtomicLong next = new AtomicLong(System.nanoTime() - BURST_NANOS);

  /** Takes the next turn and returns how long to wait for it. */
  Duration turn() {
    long now = System.nanoTime();
    long turn = next.updateAndGet(last -> Math.max(last, now - BURST_NANOS) + INTERVAL_NANOS);
    return Duration.ofNanos(Math.max(0, turn - now));
  }
}
