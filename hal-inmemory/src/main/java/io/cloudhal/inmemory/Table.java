package io.cloudhal.inmemory;

import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries and counters of one store, without the rules of reading and writing them.
 * Thread-safe.
 *
 * <p>A result must not be returned before {@link #settle} was called for its keys: it may tell of a
 * change that is not in the file yet.
 */
interface Table {

  /** Returns an entry, expired or not, null if there is none. */
  @Nullable Entry get(EntryKey key);

  /**
   * Passes the entries of a range to {@code visitor}, in the order of keys or against it, until it
   * says false.
   */
  void visit(KeyRange range, boolean descending, Predicate<Entry> visitor);

  /**
   * Makes a change while nobody else changes the partition of {@code key}.
   *
   * @param change reads the partition by {@link #get}, then puts or removes that entry
   */
  <T> T change(EntryKey key, Supplier<T> change);

  /**
   * Makes a change while nobody else changes the partition; whoever reads sees all of it or
   * nothing.
   *
   * @param keys what is read and written, of one partition
   * @param change reads the entries by {@link #get}, then puts and removes some
   */
  <T> T transact(String partition, Collection<EntryKey> keys, Supplier<T> change);

  /** Stores an entry; within a change of its partition. */
  void put(Entry entry);

  /** Removes an entry, if there is one; within a change of its partition. */
  void remove(EntryKey key);

  /** Adds to a counter and returns its value. */
  long add(EntryKey counter, long delta);

  /** Sets a counter to 0. */
  void removeCounter(EntryKey counter);

  /** Returns when all that was read and written of an entry or counter before is committed. */
  void settle(EntryKey key);

  /** Returns when all that was read and written of a partition before is committed. */
  void settle(String partition);
}
