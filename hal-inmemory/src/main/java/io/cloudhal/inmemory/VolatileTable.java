package io.cloudhal.inmemory;

import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table on the heap. Entries are found by hash; their order is kept beside, and changes only when
 * a key comes or goes. Reading takes no lock, unless a transaction runs.
 *
 * <p>A key is in the order before its entry is there and until it has gone, so that whoever has
 * seen an entry also finds it by a visit.
 */
final class VolatileTable implements Table {

  private final ConcurrentMap<EntryKey, Entry> entries = new ConcurrentHashMap<>();
  private final NavigableSet<EntryKey> order = new ConcurrentSkipListSet<>(KeyOrder.INSTANCE);
  private final ConcurrentMap<EntryKey, Long> counters = new ConcurrentHashMap<>();
  private final PartitionLocks partitions = new PartitionLocks();

  /**
   * Looks for a transaction afterwards: if there was one while the entry was read it is over now,
   * or it is waited for. A transaction reads what it has written itself.
   */
  @Override
  public @Nullable Entry get(EntryKey key) {
    Entry entry = entries.get(key);
    return partitions.isInTransaction(key.partition())
        ? partitions.locked(key.partition(), () -> entries.get(key))
        : entry;
  }

  @Override
  public void visit(KeyRange range, boolean descending, Predicate<Entry> visitor) {
    if (range.isEmpty()) {
      return;
    }
    NavigableSet<EntryKey> keys =
        order.subSet(range.first(), range.withFirst(), range.last(), range.withLast());
    for (EntryKey key : descending ? keys.descendingSet() : keys) {
      Entry entry = get(key);
      if (entry != null && !visitor.test(entry)) {
        return;
      }
    }
  }

  @Override
  public <T> T change(EntryKey key, Supplier<T> change) {
    return partitions.locked(key.partition(), change);
  }

  @Override
  public <T> T transact(String partition, Collection<EntryKey> keys, Supplier<T> change) {
    return partitions.inTransaction(partition, change);
  }

  @Override
  public void put(Entry entry) {
    if (entries.replace(entry.key(), entry) == null) {
      order.add(entry.key());
      entries.put(entry.key(), entry);
    }
  }

  @Override
  public void remove(EntryKey key) {
    if (entries.remove(key) != null) {
      order.remove(key);
    }
  }

  @Override
  public long add(EntryKey counter, long delta) {
    return delta == 0
        ? counters.getOrDefault(counter, 0L)
        : counters.merge(counter, delta, Long::sum);
  }

  @Override
  public void removeCounter(EntryKey counter) {
    counters.remove(counter);
  }

  /** Does nothing: what is seen is final. */
  @Override
  public void settle(EntryKey key) {}

  /** Does nothing: what is seen is final. */
  @Override
  public void settle(String partition) {}
}
