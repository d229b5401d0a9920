package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.observe.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Adds to a store of a driver what all share. */
final class GuardedKeyValueStore implements KeyValueStore {

  private final KeyValueStore driver;
  private final MemoryCapabilities limits;
  private final Guard guard;
  private final Operation get;
  private final Operation getAll;
  private final Operation put;
  private final Operation delete;
  private final Operation writeAll;
  private final Operation transact;
  private final Operation scan;
  private final Operation increment;
  private final Operation removeCounter;
  private final Operation update;

  GuardedKeyValueStore(KeyValueStore driver, MemoryCapabilities limits, Guard guard) {
    this.driver = driver;
    this.limits = limits;
    this.guard = guard;
    String store = driver.name().value();
    this.get = guard.operation("memory.get", store);
    this.getAll = guard.operation("memory.getAll", store);
    this.put = guard.operation("memory.put", store);
    this.delete = guard.operation("memory.delete", store);
    this.writeAll = guard.operation("memory.writeAll", store);
    this.transact = guard.operation("memory.transact", store);
    this.scan = guard.operation("memory.scan", store);
    this.increment = guard.operation("memory.increment", store);
    this.removeCounter = guard.operation("memory.removeCounter", store);
    this.update = guard.operation("memory.update", store);
  }

  @Override
  public StoreName name() {
    return driver.name();
  }

  @Override
  public Optional<Entry> get(EntryKey key) {
    return guard.call(
        get,
        () -> {
          Optional<Entry> entry = driver.get(key);
          entry.ifPresent(found -> Call.current().countReceived(found.value().size()));
          return entry;
        });
  }

  @Override
  public Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
    return guard.call(
        getAll,
        () -> {
          Guard.requireDistinct("key", keys);
          return keys.isEmpty() ? Map.of() : received(driver.getAll(keys));
        });
  }

  @Override
  public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    return guard.call(
        put,
        () -> {
          Guard.requireAtMost("bytes of value", value.size(), limits.maxValueBytes());
          Call.current().countSent(value.size());
          return driver.put(key, value, options);
        });
  }

  @Override
  public DeleteResult delete(EntryKey key, Precondition precondition) {
    return guard.call(
        delete,
        () -> {
          requireDeletable(precondition);
          return driver.delete(key, precondition);
        });
  }

  @Override
  public List<WriteOutcome> writeAll(List<Write> writes) {
    return guard.call(
        writeAll,
        () -> {
          requireWritable(writes);
          for (Write write : writes) {
            if (write instanceof Write.Check) {
              throw Guard.invalid("a check must be part of a transaction");
            }
          }
          Call.current().countSent(valueBytes(writes));
          return writes.isEmpty() ? List.of() : driver.writeAll(writes);
        });
  }

  @Override
  public TransactionResult transact(String partition, List<Write> writes) {
    return guard.call(
        transact,
        () -> {
          requireWritable(writes);
          for (Write write : writes) {
            if (!write.key().partition().equals(partition)) {
              throw Guard.invalid("every key of a transaction must have its partition");
            }
            if (write instanceof Write.Check check
                && check.precondition() instanceof Precondition.None) {
              throw Guard.invalid("a check must have a precondition");
            }
          }
          Guard.requireAtMost(
              "writes of a transaction", writes.size(), limits.maxTransactionWrites());
          long bytes = valueBytes(writes);
          Guard.requireAtMost(
              "bytes of values in a transaction", bytes, limits.maxTransactionBytes());
          Call.current().countSent(bytes);
          return writes.isEmpty()
              ? new TransactionResult.Committed(List.of())
              : driver.transact(partition, writes);
        });
  }

  @Override
  public Page<Entry> scan(ScanRequest request) {
    return guard.call(
        scan,
        () -> {
          Page<Entry> page = driver.scan(request);
          page.items().forEach(entry -> Call.current().countReceived(entry.value().size()));
          return page;
        });
  }

  @Override
  public long increment(EntryKey counter, long delta) {
    return guard.call(
        increment,
        () -> {
          if (delta < -MAX_COUNTER_DELTA || delta > MAX_COUNTER_DELTA) {
            throw Guard.tooMuch("step of a counter, up or down,", delta, MAX_COUNTER_DELTA);
          }
          return driver.increment(counter, delta);
        });
  }

  @Override
  public void removeCounter(EntryKey counter) {
    guard.call(
        removeCounter,
        () -> {
          driver.removeCounter(counter);
          return null;
        });
  }

  @Override
  public Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change) {
    return guard.call(
        update, () -> new CompareAndSet(driver, guard.time(), limits).update(key, change));
  }

  private static Map<EntryKey, Entry> received(Map<EntryKey, Entry> entries) {
    entries.values().forEach(entry -> Call.current().countReceived(entry.value().size()));
    return entries;
  }

  private void requireWritable(List<Write> writes) {
    Guard.requireDistinct("key", writes.stream().map(Write::key).toList());
    for (Write write : writes) {
      if (write instanceof Write.Put each) {
        Guard.requireAtMost("bytes of value", each.value().size(), limits.maxValueBytes());
      } else if (write instanceof Write.Delete each) {
        requireDeletable(each.precondition());
      }
    }
  }

  private static void requireDeletable(Precondition precondition) {
    if (precondition instanceof Precondition.IfAbsent) {
      throw Guard.invalid("a delete must have no precondition or a version");
    }
  }

  private static long valueBytes(List<Write> writes) {
    long bytes = 0;
    for (Write write : writes) {
      bytes += write instanceof Write.Put put ? put.value().size() : 0;
    }
    return bytes;
  }
}
