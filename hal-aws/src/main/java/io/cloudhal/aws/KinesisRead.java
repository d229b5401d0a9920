package io.cloudhal.aws;

import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;

/**
 * One read of a shard. Kinesis lets nobody wait for records, so it is asked again and again; and it
 * may return none although there are some, further on.
 */
final class KinesisRead {

  // Source: GetRecords, Amazon Kinesis API Reference, read 2026-11-24.
  private static final int MAX_LIMIT = 10_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** More than the clocks of the service that records are stamped with may differ. */
  private static final Duration CLOCK_MARGIN = Duration.ofSeconds(10);

  private final KinesisStream stream;
  private final ShardId shard;
  private StreamPosition position;
  private KinesisCursor cursor;
  private boolean reused;

  /** Begins a read: where an earlier one ended, if it was here. */
  KinesisRead(KinesisStream stream, ShardId shard, StreamPosition from) {
    this.stream = stream;
    this.shard = shard;
    boolean latest = from instanceof StreamPosition.Latest;
    this.position = latest ? KinesisPlace.position(stream.now(shard).minus(CLOCK_MARGIN)) : from;
    Optional<KinesisCursor> kept = stream.cursors().take(shard, position);
    this.reused = kept.isPresent();
    this.cursor = kept.orElseGet(() -> stream.open(shard, position));
    if (latest) {
      skipToLatest();
    }
  }

  /**
   * Goes behind all that was appended lately. Where nothing was, the position stays a time: it is
   * before whatever comes, and behind all that there is.
   */
  private void skipToLatest() {
    do {
      fetch(MAX_LIMIT);
      cursor.skipAll().ifPresent(last -> position = StreamPosition.after(last.toString()));
    } while (!cursor.isCaughtUp() && !cursor.isAtEnd());
  }

  StreamBatch run(int max, Duration maxWait, Optional<ClaimChecks> claims) {
    await(max, TimeSource.system().now().plus(maxWait));
    List<StreamEntry> entries = cursor.take(shard, max, claims);
    if (!entries.isEmpty()) {
      position = StreamPosition.after(entries.get(entries.size() - 1).sequence());
    }
    boolean atEnd = cursor.isAtEnd();
    if (!atEnd) {
      stream.cursors().keep(shard, position, cursor);
    }
    return new StreamBatch(entries, position, atEnd);
  }

  private void await(int max, Instant until) {
    Duration pause = FIRST_PAUSE;
    while (!cursor.hasRest() && !cursor.isAtEnd()) {
      fetch(max);
      boolean found = cursor.hasRest() || cursor.isAtEnd();
      if (!found && (cursor.isCaughtUp() ? !pause(pause, until) : !hasTime())) {
        return;
      }
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  /** Returns whether to look further on now; else the next read goes on from here. */
  private static boolean hasTime() {
    Call call = Call.current();
    return call.remaining().compareTo(call.timeout().dividedBy(2)) > 0;
  }

  /** Waits, and at most until {@code until}; returns whether that was still to come. */
  private static boolean pause(Duration pause, Instant until) {
    Duration left = Duration.between(TimeSource.system().now(), until);
    boolean little = left.compareTo(pause) < 0;
    return left.compareTo(Duration.ZERO) > 0 && Call.current().pause(little ? left : pause, false);
  }

  /** An iterator of an earlier read may have expired, or belong to a stream that was replaced. */
  private void fetch(int limit) {
    Optional<GetRecordsResponse> page = stream.get(shard, cursor, limit, !reused);
    if (page.isEmpty()) {
      cursor = stream.open(shard, position);
      page = stream.get(shard, cursor, limit, true);
    }
    reused = false;
    page.ifPresent(cursor::add);
  }
}
