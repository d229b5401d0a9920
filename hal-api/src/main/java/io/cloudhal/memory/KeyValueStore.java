package io.cloudhal.memory;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Entries under (partition, sort) keys. Thread-safe; every method blocks, and may throw any {@link
 * io.cloudhal.error.HalException}; a store that does not exist is a {@code NotFoundException}.
 *
 * <p><b>Consistency.</b> Operations on one entry are linearizable. A read sees every write that
 * returned before it, in scans too.
 *
 * <p><b>Time to live</b> is judged by the clock of the caller. An expired entry is absent for
 * reads, scans and {@code IfAbsent}; {@code IfVersion} ignores expiry. The provider or {@code
 * Provisioner.sweep} removes it later.
 *
 * <p><b>Keys</b> must not occur twice in one call: {@code InvalidRequestException} before any I/O.
 * Counters are a key space of their own, beside the entries.
 */
public interface KeyValueStore {

  /** The largest value, in bytes, that every provider stores: 384 KiB. */
  int PORTABLE_VALUE_BYTES = 384 * 1024;

  /** The most writes that every provider takes in one transaction. */
  int PORTABLE_TRANSACTION_WRITES = 50;

  /** The most bytes of values that every provider takes in one transaction. */
  int PORTABLE_TRANSACTION_BYTES = 2_500_000;

  /** The largest step of a counter, up or down. */
  long MAX_COUNTER_DELTA = 1_000_000_000_000_000L;

  /** Returns the name. */
  StoreName name();

  /** Returns the entry, empty if there is none. */
  Optional<Entry> get(EntryKey key);

  /**
   * Returns the entries that exist, by key. Each entry is read consistently, but not all at one
   * moment. Never partial: it returns all or throws.
   */
  Map<EntryKey, Entry> getAll(Collection<EntryKey> keys);

  /**
   * Stores {@code value} whole, replacing value and time to live of an entry that is there.
   *
   * @param value 0 to {@link MemoryCapabilities#maxValueBytes} bytes
   */
  WriteResult put(EntryKey key, Bytes value, EntryOptions options);

  /**
   * Removes the entry. Without a precondition the result is always {@code Deleted}; with a version
   * it is {@code Absent} if there is nothing.
   *
   * @param precondition none or a version; {@code IfAbsent} is an {@code InvalidRequestException}
   */
  DeleteResult delete(EntryKey key, Precondition precondition);

  /**
   * Applies each write by itself, in any order; not atomic, and one that fails does not stop the
   * others. A {@link Write.Check} is an {@code InvalidRequestException}.
   *
   * @return one outcome a write, in order
   */
  List<WriteOutcome> writeAll(List<Write> writes);

  /**
   * Applies all writes at one moment, or none. A transaction that is aborted because another one
   * runs is an {@code UnavailableException} (retryable, no effect), not a conflict.
   *
   * @param partition the partition of every key; another one is an {@code InvalidRequestException}
   * @param writes at most {@link MemoryCapabilities#maxTransactionWrites}, with at most {@link
   *     MemoryCapabilities#maxTransactionBytes} of values; none commits at once
   */
  TransactionResult transact(String partition, List<Write> writes);

  /**
   * Returns one page of a partition. Pages together see every entry that was there all the time,
   * once; entries written meanwhile may be seen or not.
   */
  Page<Entry> scan(ScanRequest request);

  /**
   * Adds {@code delta} to a counter, which begins at 0, and returns its new value. Exact under
   * concurrency, never retried: after a failure that may have taken effect the counter may have
   * moved. A delta of 0 reads it.
   *
   * @param delta at most 10^15 up or down, more is a {@code LimitExceededException}; results beyond
   *     the range of {@code long} are undefined
   */
  long increment(EntryKey counter, long delta);

  /** Removes a counter, so that it begins at 0 again; does nothing if there is none. */
  void removeCounter(EntryKey counter);

  /**
   * Replaces the entry by what {@code change} makes of its value, with compare-and-set until no
   * other writer came between, so that no update is lost. Time to live stays as it was.
   *
   * @param change is given the value, empty if there is no entry, and returns the new one, empty to
   *     remove the entry; it may be called several times and must have no effects
   * @return the entry as written, empty if it was removed
   */
  Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change);
}
