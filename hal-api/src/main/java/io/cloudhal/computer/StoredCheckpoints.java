package io.cloudhal.computer;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.ProviderId;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.internal.Checks;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checkpoints in a key/value store. A lease is an entry that lives as long as the lease; progress
 * is an entry that stays. Thread-safe.
 *
 * <p>Saving writes both in one transaction, so that the lease then lasts as long again as it did
 * when it was taken. All entries are in one partition, named by group and stream.
 */
public final class StoredCheckpoints implements Checkpoints {

  private static final ProviderId PROVIDER = new ProviderId("stored-checkpoints");
  private static final int MAX_GROUP = 128;

  private final KeyValueStore store;
  private final String partition;

  private StoredCheckpoints(KeyValueStore store, String partition) {
    this.store = store;
    this.partition = partition;
  }

  /**
   * Returns the checkpoints of one group of consumers on one stream.
   *
   * @param store an existing store; it may hold other things, too
   * @param group 1 to 128 printable ASCII characters; consumers of one group share the shards,
   *     every group reads the whole stream
   */
  public static StoredCheckpoints of(KeyValueStore store, String group, StreamName stream) {
    Checks.printableAscii("consumer group", group, 1, MAX_GROUP);
    return new StoredCheckpoints(store, "checkpoints/" + stream + "/" + group);
  }

  /** A lease as it was written last; {@code version} proves that nobody took it since. */
  private record Stored(
      ShardId shard, String owner, Optional<Progress> progress, Duration duration, Version version)
      implements Lease {

    Stored written(Duration newDuration, Version newVersion) {
      return new Stored(shard, owner, progress, newDuration, newVersion);
    }

    Bytes value() {
      return Bytes.utf8(owner);
    }

    EntryOptions unlessTaken(Duration newDuration) {
      return EntryOptions.defaults()
          .withPrecondition(Precondition.ifVersion(version))
          .withTimeToLive(newDuration);
    }
  }

  @Override
  public Map<ShardId, Progress> progress(Collection<ShardId> shards) {
    return read(shards, this::progressKey, this::parse);
  }

  private Progress parse(Entry entry) {
    try {
      return ProgressText.parse(entry.value().toUtf8());
    } catch (IllegalArgumentException e) {
      ErrorContext context =
          ErrorContext.of(PROVIDER, "checkpoints.progress", store.name().value());
      throw new CorruptDataException(context, entry.key() + " is not a checkpoint", e);
    }
  }

  @Override
  public Map<ShardId, String> owners(Collection<ShardId> shards) {
    return read(shards, this::leaseKey, entry -> entry.value().toUtf8());
  }

  private <T> Map<ShardId, T> read(
      Collection<ShardId> shards, Function<ShardId, EntryKey> key, Function<Entry, T> value) {
    Map<EntryKey, Entry> found =
        store.getAll(shards.stream().distinct().map(key).collect(Collectors.toList()));
    Map<ShardId, T> values = new HashMap<>();
    for (ShardId shard : shards) {
      Optional.ofNullable(found.get(key.apply(shard)))
          .ifPresent(entry -> values.put(shard, value.apply(entry)));
    }
    return values;
  }

  /** The progress is read behind the lease: nobody else can save any more. */
  @Override
  public Optional<Lease> acquire(ShardId shard, String owner, Duration lease) {
    Checks.printableAscii("owner", owner, 1, 128);
    EntryOptions ifFree = EntryOptions.defaults().ifAbsent().withTimeToLive(lease);
    if (store.put(leaseKey(shard), Bytes.utf8(owner), ifFree)
        instanceof WriteResult.Written taken) {
      Optional<Progress> progress = Optional.ofNullable(progress(List.of(shard)).get(shard));
      return Optional.of(new Stored(shard, owner, progress, lease, taken.version()));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Lease> renew(Lease lease, Duration duration) {
    Stored held = stored(lease);
    WriteResult result =
        store.put(leaseKey(held.shard()), held.value(), held.unlessTaken(duration));
    return result instanceof WriteResult.Written renewed
        ? Optional.of(held.written(duration, renewed.version()))
        : Optional.empty();
  }

  /** Writes the lease instead of checking it: a check may change its version unseen. */
  @Override
  public Optional<Lease> save(Lease lease, Progress progress) {
    Stored held = stored(lease);
    Write keepLease =
        Write.put(leaseKey(held.shard()), held.value(), held.unlessTaken(held.duration()));
    Write keepProgress =
        Write.put(progressKey(held.shard()), Bytes.utf8(ProgressText.format(progress)));
    TransactionResult result = store.transact(partition, List.of(keepLease, keepProgress));
    return result instanceof TransactionResult.Committed committed
        ? committed.versions().get(0).map(version -> held.written(held.duration(), version))
        : Optional.empty();
  }

  @Override
  public void release(Lease lease) {
    Stored held = stored(lease);
    store.delete(leaseKey(held.shard()), Precondition.ifVersion(held.version()));
  }

  private static Stored stored(Lease lease) {
    if (lease instanceof Stored stored) {
      return stored;
    }
    throw new IllegalArgumentException("lease must come from stored checkpoints, is " + lease);
  }

  private EntryKey leaseKey(ShardId shard) {
    return EntryKey.of(partition, "lease/" + shard);
  }

  private EntryKey progressKey(ShardId shard) {
    return EntryKey.of(partition, "progress/" + shard);
  }
}
