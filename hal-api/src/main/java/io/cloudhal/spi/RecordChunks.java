package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data of records that are larger than a value may be, in pieces of 384 KiB. They are written
 * before the batch that names them and live a day longer.
 */
final class RecordChunks {

  private static final int CHUNK_BYTES = KeyValueStore.PORTABLE_VALUE_BYTES;
  private static final int CHUNKS_A_CALL = 20;

  private final KeyValueStore store;
  private final String partition;
  private final EntryOptions options;

  RecordChunks(KeyValueStore store, String partition, Duration timeToLive) {
    this.store = store;
    this.partition = partition;
    this.options = EntryOptions.defaults().withTimeToLive(timeToLive);
  }

  /** Stores the data of {@code record}. */
  StoredRecord.Chunked write(StreamRecord record) {
    Bytes data = record.data();
    UUID id = UUID.randomUUID();
    List<Write> writes = new ArrayList<>();
    for (EntryKey key : keys(id, data.size())) {
      int from = writes.size() * CHUNK_BYTES;
      Bytes piece = data.slice(from, Math.min(CHUNK_BYTES, data.size() - from));
      writes.add(Write.put(key, piece, options));
    }
    for (int i = 0; i < writes.size(); i += CHUNKS_A_CALL) {
      Call.current().check(false);
      List<Write> some = writes.subList(i, Math.min(i + CHUNKS_A_CALL, writes.size()));
      store.writeAll(some).forEach(RecordChunks::requireApplied);
    }
    return new StoredRecord.Chunked(record.key(), id, data.size());
  }

  private static void requireApplied(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Failed failed) {
      throw failed.error();
    }
  }

  /**
   * Returns the data of {@code record}.
   *
   * @throws CorruptDataException if a piece is missing
   */
  Bytes read(StoredRecord.Chunked record) {
    byte[] data = new byte[record.size()];
    List<EntryKey> keys = keys(record.chunks(), record.size());
    for (int i = 0; i < keys.size(); i += CHUNKS_A_CALL) {
      Call.current().check(false);
      List<EntryKey> some = keys.subList(i, Math.min(i + CHUNKS_A_CALL, keys.size()));
      Map<EntryKey, Entry> found = store.getAll(some);
      for (int k = 0; k < some.size(); k++) {
        copy(found.get(some.get(k)), some.get(k), data, (i + k) * CHUNK_BYTES);
      }
    }
    return Bytes.wrap(data);
  }

  private static void copy(@Nullable Entry piece, EntryKey key, byte[] data, int at) {
    if (piece == null || piece.value().size() != Math.min(CHUNK_BYTES, data.length - at)) {
      throw new CorruptDataException(
          Call.current().context(), "a piece of a large record is missing: " + key);
    }
    piece.value().copyTo(data, at);
  }

  private List<EntryKey> keys(UUID id, int size) {
    List<EntryKey> keys = new ArrayList<>();
    for (int from = 0; from < size; from += CHUNK_BYTES) {
      keys.add(EntryKey.of(partition, String.format("%s/%05d", id, keys.size())));
    }
    return keys;
  }
}
