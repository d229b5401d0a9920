package io.cloudhal.spi;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.internal.Checks;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event stream for providers that have no service for it: records are entries of a key/value
 * store. Thread-safe.
 *
 * <p>Shards are fixed when the stream is created. What is appended to a shard in one call is one
 * entry, or a few if it is large, created only behind the newest: each shard has one order, and
 * nothing appears behind a place that a reader has passed. Data that do not fit into a value are in
 * entries of their own. All of it expires 7 days after it was appended.
 *
 * <p><b>Requests.</b> An append costs one put for each shard and entry, two reads more when it is
 * the first one of this instance, after a lost race, or when the shard was idle for days. A read
 * costs a scan for each page; while it waits, it looks again after 0.1 s, later every second, and
 * at once after an append by this instance. A look whether the stream still exists is added once a
 * minute. So a provider keeps one instance for each stream.
 *
 * <p><b>Consistency</b> is that of the store, whose scans must see every write that returned before
 * them.
 */
public final class StoredEventStream implements StreamDriver {

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int MAX_SHARDS = 100;

  private final StreamName name;
  private final KeyValueStore store;
  private final TimeSource time;
  private final EntryKey markerKey;
  private final AppendSignal appended;
  private volatile @Nullable Known known;

  /** What the marker said when it was looked at. */
  private record Known(StoredShards shards, Instant until) {}

  /**
   * Creates the driver of a stream, whether it exists or not. No I/O.
   *
   * @param store an existing store without guard, used within the calls on the stream; it may hold
   *     other things, too, in partitions that do not begin with {@code stream/}
   * @param time what decides expiry in that store
   */
  public StoredEventStream(StreamName name, KeyValueStore store, TimeSource time) {
    this.name = name;
    this.store = store;
    this.time = time;
    this.markerKey = EntryKey.of("stream/" + name);
    this.appended = new AppendSignal(time);
  }

  @Override
  public StreamName name() {
    return name;
  }

  /**
   * Creates the stream unless it is there.
   *
   * @param shards 1 to 100
   * @throws io.cloudhal.error.InvalidRequestException if it is there with another number of shards
   */
  public void ensure(int shards) {
    Checks.range("number of shards", shards, 1, MAX_SHARDS);
    StreamMarker wanted = StreamMarker.create(shards);
    WriteResult result = store.put(markerKey, wanted.encode(), EntryOptions.defaults().ifAbsent());
    known = null;
    if (!result.written()) {
      int there = existing().marker().shards();
      if (there != shards) {
        throw Guard.invalid("the stream is there with " + there + " shards, not " + shards);
      }
    }
  }

  /** Removes the stream with its records; does nothing if there is none. */
  public void remove() {
    Optional<Entry> marker = store.get(markerKey);
    if (marker.isPresent()) {
      store.delete(markerKey, Precondition.ifVersion(marker.get().version()));
      known = null;
      shards(StreamMarker.decode(marker.get())).purge();
    }
  }

  @Override
  public List<AppendResult> append(List<StreamRecord> records) {
    StoredShards shards = existing();
    Map<ShardId, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      ShardId shard = shards.marker().shardOf(records.get(i).key());
      places.computeIfAbsent(shard, missing -> new ArrayList<>()).add(i);
    }
    AppendResult[] results = new AppendResult[records.size()];
    places.forEach(
        (id, indexes) -> {
          StoredShards.Parts shard = shards.get(id);
          List<AppendResult> some =
              new StoredAppend(id, shard.log(), shard.chunks())
                  .run(indexes.stream().map(records::get).toList());
          for (int i = 0; i < indexes.size(); i++) {
            results[indexes.get(i)] = some.get(i);
          }
        });
    appended.raise();
    return Arrays.asList(results);
  }

  @Override
  public List<Shard> shards() {
    return existing().marker().shardIds().stream()
        .map(id -> new Shard(id, Set.of(), true))
        .toList();
  }

  @Override
  public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
    StoredShards.Parts parts = existing().get(shard);
    Instant until = time.now().plus(maxWait);
    StreamPosition position = from instanceof StreamPosition.Latest ? behind(parts.log()) : from;
    StoredSequence place = place(position);
    Duration pause = FIRST_PAUSE;
    while (true) {
      long seen = appended.count();
      StreamBatch batch =
          new StoredRead(shard, parts.log(), parts.chunks(), place, max).run(position);
      Instant now = time.now();
      if (!batch.entries().isEmpty() || !now.isBefore(until)) {
        return batch;
      }
      Instant next = now.plus(pause);
      await(seen, next.isBefore(until) ? next : until);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private void await(long seen, Instant until) {
    try {
      appended.await(seen, until);
    } catch (InterruptedException e) {
      throw Call.current().cancelled(e, false);
    }
  }

  /** Returns the place behind the newest record; in an empty shard that is the earliest one. */
  private static StreamPosition behind(StoredShard shard) {
    return shard.newest().map(StoredEventStream::behind).orElse(StreamPosition.earliest());
  }

  private static StreamPosition behind(Entry batch) {
    int count = StoredBatch.decode(batch).records().size();
    StoredSequence last = new StoredSequence(StoredShard.number(batch), count - 1, count);
    return StreamPosition.after(last.toString());
  }

  private static StoredSequence place(StreamPosition position) {
    if (position instanceof StreamPosition.At at) {
      return sequence(at.sequence());
    }
    if (position instanceof StreamPosition.After after) {
      return sequence(after.sequence()).next();
    }
    return new StoredSequence(0, 0, 0);
  }

  private static StoredSequence sequence(String text) {
    return StoredSequence.parse(text)
        .orElseThrow(() -> Guard.invalid("'" + text + "' is not a sequence of this stream"));
  }

  private StoredShards existing() {
    Known now = known;
    if (now == null || !time.now().isBefore(now.until())) {
      now = new Known(look(now), time.now().plus(LOOK_AGAIN));
      known = now;
    }
    return now.shards();
  }

  /** Keeps what is known of the shards unless the stream was made anew. */
  private StoredShards look(@Nullable Known before) {
    StreamMarker marker =
        store
            .get(markerKey)
            .map(StreamMarker::decode)
            .orElseThrow(
                () -> new NotFoundException(Call.current().context(), "no stream " + name));
    return before != null && before.shards().marker().equals(marker)
        ? before.shards()
        : shards(marker);
  }

  private StoredShards shards(StreamMarker marker) {
    return new StoredShards(store, time, markerKey.partition(), marker);
  }
}
