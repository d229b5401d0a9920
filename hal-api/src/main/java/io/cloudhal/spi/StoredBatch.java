package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.KeyValueStore;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one shard that were appended together: one entry of the store.
 *
 * @param appendedAt when, by the clock of the appender, to the millisecond
 * @param records 1 to 1,000
 */
record StoredBatch(Instant appendedAt, List<StoredRecord> records) {

  static final int MAX_RECORDS = 1000;

  private static final byte FORMAT = 1;
  private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES;

  /** Returns whether records that take {@code storedBytes} fit into one entry. */
  static boolean fits(int storedBytes) {
    return HEAD_BYTES + storedBytes <= KeyValueStore.PORTABLE_VALUE_BYTES;
  }

  Bytes encode() {
    int size = HEAD_BYTES + records.stream().mapToInt(StoredRecord::storedBytes).sum();
    ByteBuffer target = ByteBuffer.allocate(size);
    target.put(FORMAT).putLong(appendedAt.toEpochMilli()).putInt(records.size());
    records.forEach(each -> each.writeTo(target));
    return Bytes.wrap(target.array());
  }

  /**
   * Returns the batch in {@code entry}.
   *
   * @throws CorruptDataException if it is none
   */
  static StoredBatch decode(Entry entry) {
    try {
      ByteBuffer source = entry.value().asByteBuffer();
      if (source.get() != FORMAT) {
        throw corrupt(entry, null);
      }
      Instant appendedAt = Instant.ofEpochMilli(source.getLong());
      int count = source.getInt();
      List<StoredRecord> records = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        records.add(StoredRecord.read(source, entry.value()));
      }
      return new StoredBatch(appendedAt, records);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw corrupt(entry, e);
    }
  }

  private static CorruptDataException corrupt(Entry entry, @Nullable Exception cause) {
    return new CorruptDataException(
        Call.current().context(), entry.key() + " is not a batch of a stream", cause);
  }
}
