package io.cloudhal.spi;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import java.util.ArrayList;
import java.util.List;

/**
 * One append of records to one shard: packs them into as few batches as they fit in. After a
 * failure nothing more is appended, so that no record stands behind one of its key that failed.
 */
final class StoredAppend {

  private final ShardId id;
  private final StoredShard shard;
  private final RecordChunks chunks;
  private final List<StoredRecord> batch = new ArrayList<>();
  private final List<AppendResult> results = new ArrayList<>();
  private int batchBytes;

  StoredAppend(ShardId id, StoredShard shard, RecordChunks chunks) {
    this.id = id;
    this.shard = shard;
    this.chunks = chunks;
  }

  /** Appends {@code records} and returns one result for each. */
  List<AppendResult> run(List<StreamRecord> records) {
    try {
      for (StreamRecord record : records) {
        add(stored(record));
      }
      flush();
    } catch (CancelledException e) {
      throw e;
    } catch (HalException e) {
      while (results.size() < records.size()) {
        results.add(new AppendResult.Failed(e));
      }
    }
    return results;
  }

  private StoredRecord stored(StreamRecord record) {
    StoredRecord inline = StoredRecord.Inline.of(record);
    return StoredBatch.fits(inline.storedBytes()) ? inline : chunks.write(record);
  }

  private void add(StoredRecord record) {
    if (batch.size() == StoredBatch.MAX_RECORDS
        || !StoredBatch.fits(batchBytes + record.storedBytes())) {
      flush();
    }
    batch.add(record);
    batchBytes += record.storedBytes();
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    long number = shard.append(List.copyOf(batch));
    for (int i = 0; i < batch.size(); i++) {
      StoredSequence sequence = new StoredSequence(number, i, batch.size());
      results.add(new AppendResult.Appended(id, sequence.toString()));
    }
    batch.clear();
    batchBytes = 0;
  }
}
