package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One shard of a stored stream: batches under ascending numbers, each created only if its number is
 * free, after its predecessor was seen. So there is one order, and no reader skips a batch.
 *
 * <p>Batches expire, also the newest one, but numbers must not begin again. So the upper digits of
 * a number are its <em>generation</em>, which an entry that never expires holds: the anchor. Who
 * finds no batch begins the next generation, in one transaction with the anchor. Two days before
 * the newest batch expires its successor is added in such a transaction, too; or it could be under
 * way while somebody begins a generation, and land where readers have passed.
 */
final class StoredShard {

  private static final long BATCHES_A_GENERATION = 10_000_000_000_000L;
  private static final Duration MARGIN = Duration.ofDays(2);

  /** Behind all digits and before the name of the anchor. */
  private static final String BEHIND_BATCHES = ":";

  private final KeyValueStore store;
  private final TimeSource time;
  private final String partition;
  private final Duration retention;
  private final EntryKey anchorKey;
  private final EntryOptions creation;
  private final AtomicReference<@Nullable Newest> known = new AtomicReference<>();

  /** The newest batch that was seen. */
  private record Newest(long number, Instant appendedAt) {}

  StoredShard(KeyValueStore store, TimeSource time, String partition, Duration retention) {
    this.store = store;
    this.time = time;
    this.partition = partition;
    this.retention = retention;
    this.anchorKey = EntryKey.of(partition, "anchor");
    this.creation = EntryOptions.defaults().ifAbsent().withTimeToLive(retention);
  }

  String partition() {
    return partition;
  }

  /** Appends a batch and returns its number. */
  long append(List<StoredRecord> records) {
    while (true) {
      Call.current().check(false);
      Newest newest = known.get();
      StoredBatch batch = new StoredBatch(time.now(), records);
      OptionalLong number =
          newest != null && isFresh(newest) ? add(newest.number() + 1, batch) : addAsSeen(batch);
      if (number.isPresent()) {
        remember(new Newest(number.getAsLong(), batch.appendedAt()));
        return number.getAsLong();
      }
      known.compareAndSet(newest, null);
    }
  }

  /** Returns whether nobody can have begun another generation since, nor will until it is used. */
  private boolean isFresh(Newest newest) {
    return time.now().isBefore(newest.appendedAt().plus(retention).minus(MARGIN));
  }

  private void remember(Newest seen) {
    known.accumulateAndGet(
        seen, (old, added) -> old != null && old.number() > added.number() ? old : added);
  }

  private OptionalLong add(long number, StoredBatch batch) {
    WriteResult result = store.put(key(number), batch.encode(), creation);
    return result.written() ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Looks for the newest batch first; the anchor is read before, so that its change is noticed. */
  private OptionalLong addAsSeen(StoredBatch batch) {
    Optional<Entry> anchor = store.get(anchorKey);
    Optional<Newest> newest = newest().map(StoredShard::newest);
    if (newest.filter(this::isFresh).isPresent()) {
      return add(newest.get().number() + 1, batch);
    }
    long number = newest.map(each -> each.number() + 1).orElseGet(() -> generationAfter(anchor));
    Precondition unchanged =
        anchor
            .map(entry -> Precondition.ifVersion(entry.version()))
            .orElse(Precondition.ifAbsent());
    TransactionResult result =
        store.transact(
            partition,
            List.of(
                Write.put(
                    anchorKey,
                    Bytes.utf8(Long.toString(number / BATCHES_A_GENERATION)),
                    EntryOptions.defaults().withPrecondition(unchanged)),
                Write.put(key(number), batch.encode(), creation)));
    return result instanceof TransactionResult.Committed
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  private static long generationAfter(Optional<Entry> anchor) {
    return anchor
        .map(entry -> (Long.parseLong(entry.value().toUtf8()) + 1) * BATCHES_A_GENERATION)
        .orElse(0L);
  }

  private static Newest newest(Entry entry) {
    return new Newest(number(entry), StoredBatch.decode(entry).appendedAt());
  }

  /** Returns the newest batch that has not expired. */
  Optional<Entry> newest() {
    return first(batches().descending().withPageSize(1));
  }

  /** Returns batches in order, beginning with {@code number}; a page may be short. */
  Page<Entry> read(long number, int pageSize, Optional<PageToken> after) {
    ScanRequest request = batches().from(StoredSequence.sortKey(number)).withPageSize(pageSize);
    return store.scan(after.map(request::after).orElse(request));
  }

  private ScanRequest batches() {
    return ScanRequest.of(partition).until(BEHIND_BATCHES);
  }

  /** A page may be empty and still have a next one. */
  private Optional<Entry> first(ScanRequest request) {
    Page<Entry> page = store.scan(request);
    while (page.items().isEmpty() && page.next().isPresent()) {
      Call.current().check(false);
      page = store.scan(request.after(page.next().get()));
    }
    return page.items().stream().findFirst();
  }

  /** Returns the number of a batch. */
  static long number(Entry batch) {
    return Long.parseLong(batch.key().sort());
  }

  private EntryKey key(long number) {
    return EntryKey.of(partition, StoredSequence.sortKey(number));
  }
}
