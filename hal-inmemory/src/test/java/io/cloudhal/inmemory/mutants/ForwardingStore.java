package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store that does what another one does. */
abstract class ForwardingStore implements KeyValueStore {

  final KeyValueStore right;

  ForwardingStore(KeyValueStore right) {
    this.right = right;
  }

  @Override
  public StoreName name() {
    return right.name();
  }

  @Override
  public Optional<Entry> get(EntryKey key) {
    return right.get(key);
  }

  @Override
  public Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
    return right.getAll(keys);
  }

  @Override
  public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    return right.put(key, value, options);
  }

  @Override
  public DeleteResult delete(EntryKey key, Precondition precondition) {
    return right.delete(key, precondition);
  }

  @Override
  public List<WriteOutcome> writeAll(List<Write> writes) {
    return right.writeAll(writes);
  }

  @Override
  public TransactionResult transact(String partition, List<Write> writes) {
    return right.transact(partition, writes);
  }

  @Override
  public Page<Entry> scan(ScanRequest request) {
    return right.scan(request);
  }

  @Override
  public long increment(EntryKey counter, long delta) {
    return right.increment(counter, delta);
  }

  @Override
  public void removeCounter(EntryKey counter) {
    right.removeCounter(counter);
  }

  @Override
  public Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change) {
    return right.update(key, change);
  }
}
