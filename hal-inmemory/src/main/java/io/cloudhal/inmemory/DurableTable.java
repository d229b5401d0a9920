package io.cloudhal.inmemory;

import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.Call;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/**
 * A table in a data file. Others see a change as soon as it is made, but nobody returns what he has
 * seen before it is committed, so that no crash takes back what anybody knows. That makes
 * transactions atomic, too: whoever has seen a part of one waits for the commit of the whole.
 */
final class DurableTable implements Table {

  private static final String ENTRIES = "entries.";
  private static final String COUNTERS = "counters.";
  private static final int MARKS = 1024;

  private final StoreName name;
  private final String entriesMap;
  private final String countersMap;
  private final DataFile file;
  private final MVMap<EntryKey, StoredValue> entries;
  private final MVMap<EntryKey, Long> counters;
  private final PartitionLocks partitions = new PartitionLocks();

  /** The number of the last change of a key and of a partition, by their hashes. */
  private final AtomicLongArray lastChanges = new AtomicLongArray(MARKS);

  private volatile boolean removed;

  /**
   * Opens a table, or creates it within a change.
   *
   * @param space the beginning of the names of its maps, in which the names of tables are its own
   */
  DurableTable(String space, StoreName name, DataFile file) {
    this.name = name;
    this.file = file;
    this.entriesMap = space + ENTRIES + name;
    this.countersMap = space + COUNTERS + name;
    this.entries = file.map(entriesMap, EntryKeyType.INSTANCE, StoredValueType.INSTANCE);
    this.counters = file.map(countersMap, EntryKeyType.INSTANCE, LongDataType.INSTANCE);
  }

  static boolean exists(String space, StoreName name, DataFile file) {
    return file.read(() -> file.hasMap(space + ENTRIES + name));
  }

  static List<StoreName> names(String space, DataFile file) {
    String prefix = space + ENTRIES;
    return file.read(
        () ->
            file.mapNames().stream()
                .filter(map -> map.startsWith(prefix))
                .map(map -> new StoreName(map.substring(prefix.length())))
                .toList());
  }

  /** Removes this table from the file; whoever works with it finds no store. */
  void remove() {
    file.awaitCommit(
        file.change(
            number ->
                partitions.allLocked(
                    () -> {
                      removed = true;
                      file.removeMap(entriesMap);
                      file.removeMap(countersMap);
                    })));
  }

  @Override
  public @Nullable Entry get(EntryKey key) {
    StoredValue stored = read(() -> entries.get(key));
    return stored == null ? null : stored.entry(key);
  }

  @Override
  public void visit(KeyRange range, boolean descending, Predicate<Entry> visitor) {
    EntryKey from = descending ? range.last() : range.first();
    EntryKey to = descending ? range.first() : range.last();
    if (!range.isEmpty()) {
      boolean unused = read(() -> visited(range, entries.cursor(from, to, descending), visitor));
    }
  }

  private static boolean visited(
      KeyRange range, Cursor<EntryKey, StoredValue> cursor, Predicate<Entry> visitor) {
    boolean more = true;
    while (more && cursor.hasNext()) {
      EntryKey key = cursor.next();
      more = !range.contains(key) || visitor.test(cursor.getValue().entry(key));
    }
    return more;
  }

  @Override
  public <T> T change(EntryKey key, Supplier<T> change) {
    return transact(key.partition(), List.of(key), change);
  }

  @Override
  public <T> T transact(String partition, Collection<EntryKey> keys, Supplier<T> change) {
    AtomicReference<T> result = new AtomicReference<>();
    long unused =
        file.change(
            number ->
                partitions.locked(
                    partition,
                    () -> {
                      requireThere();
                      mark(partition, number);
                      keys.forEach(key -> mark(key, number));
                      result.set(change.get());
                      return number;
                    }));
    return result.get();
  }

  @Override
  public void put(Entry entry) {
    entries.put(entry.key(), StoredValue.of(entry));
  }

  @Override
  public void remove(EntryKey key) {
    entries.remove(key);
  }

  @Override
  public long add(EntryKey counter, long delta) {
    if (delta == 0) {
      return count(counter);
    }
    return change(
        counter,
        () -> {
          long sum = count(counter) + delta;
          counters.put(counter, sum);
          return sum;
        });
  }

  private long count(EntryKey counter) {
    return read(() -> counters.getOrDefault(counter, 0L));
  }

  @Override
  public void removeCounter(EntryKey counter) {
    change(counter, () -> counters.remove(counter) != null);
  }

  @Override
  public void settle(EntryKey key) {
    file.awaitCommit(lastChanges.get(markOf(key)));
  }

  @Override
  public void settle(String partition) {
    file.awaitCommit(lastChanges.get(markOf(partition)));
  }

  private void mark(Object keyOrPartition, long number) {
    lastChanges.accumulateAndGet(markOf(keyOrPartition), number, Math::max);
  }

  private static int markOf(Object keyOrPartition) {
    int hash = keyOrPartition.hashCode();
    return (hash ^ hash >>> 16) & MARKS - 1;
  }

  /** Reads, and looks afterwards whether the table was there all the time. */
  private <T extends @Nullable Object> T read(Supplier<T> reading) {
    T result = file.read(reading);
    requireThere();
    return result;
  }

  private void requireThere() {
    if (removed) {
      throw InMemoryStore.missing(Call.current(), name);
    }
  }
}
