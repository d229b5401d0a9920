package io.cloudhal.spi;

import io.cloudhal.Page;
import io.cloudhal.bus.ShardId;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shards of one incarnation of a stored stream. */
final class StoredShards {

  private static final Duration RETENTION = Duration.ofDays(7);
  private static final int PURGED_A_CALL = 100;

  /** A shard with what is too large for its batches. */
  record Parts(StoredShard log, RecordChunks chunks) {}

  private final KeyValueStore store;
  private final StreamMarker marker;
  private final Map<ShardId, Parts> shards = new LinkedHashMap<>();

  StoredShards(KeyValueStore store, TimeSource time, String stream, StreamMarker marker) {
    this.store = store;
    this.marker = marker;
    for (ShardId id : marker.shardIds()) {
      String partition = stream + "/" + marker.incarnation() + "/" + id;
      StoredShard log = new StoredShard(store, time, partition, RETENTION);
      RecordChunks chunks = new RecordChunks(store, chunkPartition(log), RETENTION.plusDays(1));
      shards.put(id, new Parts(log, chunks));
    }
  }

  private static String chunkPartition(StoredShard log) {
    return log.partition() + "/chunks";
  }

  StreamMarker marker() {
    return marker;
  }

  /**
   * Returns one shard.
   *
   * @throws NotFoundException if the stream has none of this id
   */
  Parts get(ShardId id) {
    Parts found = shards.get(id);
    if (found == null) {
      throw new NotFoundException(Call.current().context(), "no shard " + id);
    }
    return found;
  }

  /** Removes all entries. */
  void purge() {
    for (Parts shard : shards.values()) {
      purge(shard.log().partition());
      purge(chunkPartition(shard.log()));
    }
  }

  private void purge(String partition) {
    ScanRequest request = ScanRequest.of(partition).withPageSize(PURGED_A_CALL);
    for (Page<Entry> page = store.scan(request);
        ;
        page = store.scan(request.after(page.next().get()))) {
      Call.current().check(true);
      List<Write> deletes = page.items().stream().map(each -> Write.delete(each.key())).toList();
      if (!deletes.isEmpty()) {
        store.writeAll(deletes).forEach(StoredShards::requireApplied);
      }
      if (page.next().isEmpty()) {
        return;
      }
    }
  }

  private static void requireApplied(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Failed failed) {
      throw failed.error();
    }
  }
}
