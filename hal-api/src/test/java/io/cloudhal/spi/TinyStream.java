package io.cloudhal.spi;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.CancelledException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stream in memory whose shards can be split; a record's key is the name of its shard. */
final class TinyStream implements StreamDriver {

  final Faults faults = new Faults();
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition appended = lock.newCondition();
  private final Map<ShardId, Shard> shards = new LinkedHashMap<>();
  private final Map<ShardId, List<StreamEntry>> entries = new HashMap<>();

  TinyStream(TimeSource time, String... shards) {
    this.time = time;
    for (String shard : shards) {
      add(shard, Set.of());
    }
  }

  private void add(String name, Set<ShardId> parents) {
    ShardId id = new ShardId(name);
    shards.put(id, new Shard(id, parents, true));
    entries.put(id, new ArrayList<>());
  }

  private Shard shard(ShardId id) {
    return Objects.requireNonNull(shards.get(id));
  }

  private List<StreamEntry> log(ShardId id) {
    return Objects.requireNonNull(entries.get(id));
  }

  /** Closes a shard and opens others that continue it. */
  void split(String parent, String... children) {
    lock.lock();
    try {
      ShardId id = new ShardId(parent);
      shards.put(id, new Shard(id, shard(id).parents(), false));
      for (String child : children) {
        add(child, Set.of(id));
      }
      appended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public StreamName name() {
    return new StreamName("tiny-stream");
  }

  @Override
  public List<AppendResult> append(List<StreamRecord> records) {
    lock.lock();
    try {
      appended.signalAll();
      return records.stream().map(this::append).toList();
    } finally {
      lock.unlock();
    }
  }

  private AppendResult append(StreamRecord record) {
    ShardId shard = new ShardId(record.key());
    List<StreamEntry> there = log(shard);
    String sequence = "" + there.size();
    there.add(new StreamEntry(shard, sequence, record, time.now()));
    return new AppendResult.Appended(shard, sequence);
  }

  @Override
  public List<Shard> shards() {
    lock.lock();
    try {
      faults.pass("shards");
      return List.copyOf(shards.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
    Instant until = time.now().plus(maxWait);
    lock.lock();
    try {
      faults.pass("read");
      List<StreamEntry> there = log(shard);
      int first = index(from, there.size());
      while (shard(shard).open() && first >= there.size() && time.now().isBefore(until)) {
        time.await(lock, appended, until);
      }
      int last = Math.min(there.size(), first + max);
      boolean atEnd = !shard(shard).open() && last == there.size();
      return new StreamBatch(there.subList(first, last), StreamPosition.at("" + last), atEnd);
    } catch (InterruptedException e) {
      throw new CancelledException(Faults.context(), "interrupted", e, false);
    } finally {
      lock.unlock();
    }
  }

  private static int index(StreamPosition from, int size) {
    if (from instanceof StreamPosition.At at) {
      return Integer.parseInt(at.sequence());
    }
    if (from instanceof StreamPosition.After after) {
      return Integer.parseInt(after.sequence()) + 1;
    }
    return from instanceof StreamPosition.Latest ? size : 0;
  }
}
