package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.MessageEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * How far one reader is in a shard: what Kinesis gave and nobody has taken yet, and the iterator
 * for what comes behind. For one thread at a time.
 */
final class KinesisCursor {

  // Source: GetShardIterator, Amazon Kinesis API Reference, read 2026-11-24: an iterator expires
  // 5 minutes after it was returned.
  private static final long USABLE_NANOS = Duration.ofSeconds(280).toNanos();

  private static final long MAX_BYTES = 16L << 20;

  private final KinesisPlace begin;
  private final Deque<Pending> rest = new ArrayDeque<>();
  private @Nullable String iterator;
  private long iteratorNanos = System.nanoTime();
  private long restBytes;
  private boolean caughtUp;

  /**
   * Creates a cursor.
   *
   * @param begin where {@code iterator} begins
   */
  KinesisCursor(KinesisPlace begin, String iterator) {
    this.begin = begin;
    this.iterator = iterator;
  }

  /** A record that nobody has taken yet. */
  private record Pending(
      KinesisSequence sequence, String key, MessageEnvelope envelope, Instant appendedAt) {

    StreamEntry entry(ShardId shard, Optional<ClaimChecks> claims) {
      Bytes data = envelope.body(claims);
      return new StreamEntry(shard, sequence.toString(), new StreamRecord(key, data), appendedAt);
    }
  }

  /** Returns what Kinesis is to be asked with; empty at the end of a closed shard. */
  Optional<String> iterator() {
    return Optional.ofNullable(iterator);
  }

  /** Returns whether the iterator is fresh enough to be used later. */
  boolean isUsable() {
    return System.nanoTime() - iteratorNanos < USABLE_NANOS;
  }

  /** Returns how many bytes Kinesis gave that nobody has taken. */
  long restBytes() {
    return restBytes;
  }

  boolean hasRest() {
    return !rest.isEmpty();
  }

  /** Returns whether the shard is closed and all of it was taken. */
  boolean isAtEnd() {
    return iterator == null && rest.isEmpty();
  }

  /** Returns whether nothing was behind the last page when it was read. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Adds what Kinesis returned for the iterator. */
  void add(GetRecordsResponse page) {
    page.records().forEach(this::add);
    iterator = page.nextShardIterator();
    iteratorNanos = System.nanoTime();
    Long behind = page.millisBehindLatest();
    caughtUp = behind == null || behind == 0;
  }

  private void add(Record record) {
    String number = record.sequenceNumber();
    Bytes frame = Bytes.wrap(record.data().asByteArrayUnsafe());
    List<MessageEnvelope> envelopes = KinesisFrame.decode(frame, number);
    for (int i = begin.skippedOf(number); i < envelopes.size(); i++) {
      KinesisSequence sequence = new KinesisSequence(number, i, envelopes.size());
      MessageEnvelope envelope = envelopes.get(i);
      rest.add(
          new Pending(
              sequence, record.partitionKey(), envelope, record.approximateArrivalTimestamp()));
      restBytes += envelope.encodedBytes();
    }
  }

  /** Takes all that is left and returns the place of the last record; empty if there is none. */
  Optional<KinesisSequence> skipAll() {
    Optional<KinesisSequence> last = Optional.ofNullable(rest.peekLast()).map(Pending::sequence);
    rest.clear();
    restBytes = 0;
    return last;
  }

  /**
   * Takes records: one if there is any, however large, further ones only up to a bound of memory.
   */
  List<StreamEntry> take(ShardId shard, int max, Optional<ClaimChecks> claims) {
    List<StreamEntry> taken = new ArrayList<>();
    long bytes = 0;
    while (!rest.isEmpty() && taken.size() < max) {
      Pending next = rest.element();
      bytes += next.envelope().bodyBytes();
      if (bytes > MAX_BYTES && !taken.isEmpty()) {
        break;
      }
      taken.add(next.entry(shard, claims));
      rest.remove();
      restBytes -= next.envelope().encodedBytes();
    }
    return taken;
  }
}
