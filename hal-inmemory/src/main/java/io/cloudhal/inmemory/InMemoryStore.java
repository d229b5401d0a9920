package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.StoreDriver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store of the in-memory computer. */
final class InMemoryStore implements StoreDriver {

  private final StoreName name;
  private final Tables tables;
  private final EntryRules rules;

  InMemoryStore(StoreName name, Tables tables, EntryRules rules) {
    this.name = name;
    this.tables = tables;
    this.rules = rules;
  }

  @Override
  public StoreName name() {
    return name;
  }

  @Override
  public Optional<Entry> get(EntryKey key) {
    return get(table(), key);
  }

  private Optional<Entry> get(Table table, EntryKey key) {
    Entry entry = table.get(key);
    table.settle(key);
    return entry != null && rules.isLive(entry) ? Optional.of(entry) : Optional.empty();
  }

  @Override
  public Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
    Table table = table();
    Map<EntryKey, Entry> found = new LinkedHashMap<>();
    for (EntryKey key : keys) {
      get(table, key).ifPresent(entry -> found.put(key, entry));
    }
    return found;
  }

  @Override
  public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    Table table = table();
    WriteResult result = new EntryWriter(table, rules).put(key, value, options);
    table.settle(key);
    return result;
  }

  @Override
  public DeleteResult delete(EntryKey key, Precondition precondition) {
    Table table = table();
    DeleteResult result = new EntryWriter(table, rules).delete(key, precondition);
    table.settle(key);
    return result;
  }

  @Override
  public List<WriteOutcome> writeAll(List<Write> writes) {
    Table table = table();
    EntryWriter writer = new EntryWriter(table, rules);
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (Write write : writes) {
      outcomes.add(writer.apply(write));
    }
    for (Write write : writes) {
      table.settle(write.key());
    }
    return outcomes;
  }

  @Override
  public TransactionResult transact(String partition, List<Write> writes) {
    Table table = table();
    TransactionResult result = new EntryWriter(table, rules).transact(partition, writes);
    table.settle(partition);
    return result;
  }

  @Override
  public Page<Entry> scan(ScanRequest request) {
    Table table = table();
    Page<Entry> page = new Scan(request, rules).page(table);
    table.settle(request.partition());
    return page;
  }

  @Override
  public long increment(EntryKey counter, long delta) {
    Table table = table();
    long value = table.add(counter, delta);
    table.settle(counter);
    return value;
  }

  @Override
  public void removeCounter(EntryKey counter) {
    Table table = table();
    table.removeCounter(counter);
    table.settle(counter);
  }

  /** Every call is one request, and looks for its store first. */
  private Table table() {
    Call call = Call.current();
    call.countRequest();
    Table table = tables.find(name);
    if (table == null) {
      throw missing(call, name);
    }
    return table;
  }

  static NotFoundException missing(Call call, StoreName name) {
    return new NotFoundException(call.context(), "store " + name + " does not exist");
  }
}
