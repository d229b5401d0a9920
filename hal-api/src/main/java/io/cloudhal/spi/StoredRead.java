package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.memory.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One look for records of a shard behind a place. At least one record is taken, however large;
 * further ones only while they fit into a bound of memory.
 */
final class StoredRead {

  private static final long MAX_BYTES = 16L << 20;
  private static final int MAX_PAGE = 100;

  private final ShardId id;
  private final StoredShard shard;
  private final RecordChunks chunks;
  private final int max;
  private final List<StreamEntry> entries = new ArrayList<>();
  private StoredSequence place;
  private long bytes;
  private boolean full;

  StoredRead(ShardId id, StoredShard shard, RecordChunks chunks, StoredSequence from, int max) {
    this.id = id;
    this.shard = shard;
    this.chunks = chunks;
    this.place = from;
    this.max = max;
  }

  /** Returns what is there now, and {@code nothing} if nothing is. */
  StreamBatch run(StreamPosition nothing) {
    Optional<PageToken> after = Optional.empty();
    long first = place.batch();
    do {
      Call.current().check(false);
      Page<Entry> page = shard.read(first, Math.min(max, MAX_PAGE), after);
      page.items().forEach(this::take);
      after = page.next();
    } while (entries.isEmpty() && after.isPresent());
    return new StreamBatch(entries, entries.isEmpty() ? nothing : next(), false);
  }

  private StreamPosition next() {
    return full
        ? StreamPosition.at(place.toString())
        : StreamPosition.after(entries.get(entries.size() - 1).sequence());
  }

  private void take(Entry entry) {
    long number = StoredShard.number(entry);
    StoredBatch batch = StoredBatch.decode(entry);
    int count = batch.records().size();
    int index = number == place.batch() ? place.index() : 0;
    for (; index < count && !full; index++) {
      place = new StoredSequence(number, index, count);
      take(batch, batch.records().get(index));
    }
  }

  private void take(StoredBatch batch, StoredRecord record) {
    full = entries.size() == max || (!entries.isEmpty() && bytes + record.size() > MAX_BYTES);
    if (!full) {
      bytes += record.size();
      StreamRecord whole = new StreamRecord(record.key(), data(record));
      entries.add(new StreamEntry(id, place.toString(), whole, batch.appendedAt()));
    }
  }

  private Bytes data(StoredRecord record) {
    return record instanceof StoredRecord.Inline inline
        ? inline.data()
        : chunks.read((StoredRecord.Chunked) record);
  }
}
