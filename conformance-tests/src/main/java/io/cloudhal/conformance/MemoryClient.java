package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.conformance.MemoryModel.Change;
import io.cloudhal.conformance.MemoryModel.Expected;
import io.cloudhal.conformance.MemoryModel.Outcome;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.TransactionResult.Committed;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** One thread that calls a store at random, and remembers the versions that it saw. */
final class MemoryClient {

  private final KeyValueStore store;
  private final List<EntryKey> keys;
  private final History<Map<EntryKey, String>> history;
  private final Random random;
  private final String name;
  private final Map<EntryKey, Entry> seen = new HashMap<>();
  private int writes;

  /**
   * Creates a client.
   *
   * @param number different for each client of a history, whose values carry it
   */
  MemoryClient(
      KeyValueStore store,
      List<EntryKey> keys,
      History<Map<EntryKey, String>> history,
      int number) {
    this.store = store;
    this.keys = keys;
    this.history = history;
    this.random = new Random(number + 31L * keys.hashCode());
    this.name = "client" + number;
  }

  /** Reads, puts or deletes one entry. */
  void callOne() {
    EntryKey key = anyKey();
    switch (random.nextInt(5)) {
      case 0, 1 -> get(key);
      case 2, 3 -> put(key);
      default -> delete(key);
    }
  }

  /** Reads one entry, or writes several in a transaction. */
  void callSeveral() {
    if (random.nextInt(3) == 0) {
      transact();
    } else {
      callOne();
    }
  }

  /** Reads all entries in one call, or by a scan in either direction. */
  void readAll() {
    int way = random.nextInt(3);
    history.read(
        List.of("getAll", "scan up", "scan down").get(way),
        keys,
        MemoryModel::get,
        () -> way == 0 ? values(store.getAll(keys)) : values(scan(way == 2)));
  }

  private Map<EntryKey, Entry> scan(boolean descending) {
    ScanRequest up = ScanRequest.of(keys.get(0).partition()).withPageSize(2);
    Map<EntryKey, Entry> found = new HashMap<>();
    for (Entry entry : ScanContract.all(store, descending ? up.descending() : up)) {
      found.put(entry.key(), entry);
    }
    return found;
  }

  private static Function<EntryKey, Optional<String>> values(Map<EntryKey, Entry> entries) {
    return key -> Optional.ofNullable(entries.get(key)).map(entry -> entry.value().toUtf8());
  }

  private void get(EntryKey key) {
    history.run("get " + key.sort(), MemoryModel.get(key), () -> read(key));
  }

  private Optional<String> read(EntryKey key) {
    Optional<Entry> entry = store.get(key);
    entry.ifPresent(found -> seen.put(key, found));
    return entry.map(found -> found.value().toUtf8());
  }

  private void put(EntryKey key) {
    Precondition precondition = anyPrecondition(key);
    String value = newValue();
    EntryOptions options = EntryOptions.defaults().withPrecondition(precondition);
    Change change = new Change(key, expected(key, precondition), Optional.of(value));
    history.run(
        "put " + change,
        MemoryModel.write(List.of(change)),
        () -> {
          WriteResult result = store.put(key, Bytes.utf8(value), options);
          if (result.written()) {
            see(key, value, result.version());
          }
          return result.written();
        });
  }

  private void delete(EntryKey key) {
    Precondition any = anyPrecondition(key);
    Precondition precondition = any instanceof Precondition.IfAbsent ? Precondition.none() : any;
    Expected expected = expected(key, precondition);
    history.run(
        "delete " + key.sort() + " " + expected,
        MemoryModel.delete(key, expected),
        () -> outcome(store.delete(key, precondition)));
  }

  private static Outcome outcome(DeleteResult result) {
    if (result instanceof DeleteResult.Deleted) {
      return Outcome.DELETED;
    }
    return result instanceof DeleteResult.Absent ? Outcome.ABSENT : Outcome.CONFLICT;
  }

  /** Puts, deletes or checks the absence of each key; a check of a version may change it. */
  private void transact() {
    List<Write> parts = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (EntryKey key : keys) {
      Precondition precondition = anyPrecondition(key);
      boolean absence = precondition instanceof Precondition.IfAbsent;
      boolean puts = random.nextBoolean();
      Optional<String> value = puts ? Optional.of(newValue()) : Optional.empty();
      changes.add(new Change(key, expected(key, precondition), value));
      if (puts) {
        EntryOptions options = EntryOptions.defaults().withPrecondition(precondition);
        parts.add(Write.put(key, Bytes.utf8(value.orElseThrow()), options));
      } else {
        parts.add(absence ? Write.check(key, precondition) : Write.delete(key, precondition));
      }
    }
    history.run("transact " + changes, MemoryModel.write(changes), () -> commit(parts));
  }

  private boolean commit(List<Write> parts) {
    if (!(store.transact(parts.get(0).key().partition(), parts) instanceof Committed committed)) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Write.Put put) {
        see(put.key(), put.value().toUtf8(), committed.versions().get(i).orElseThrow());
      }
    }
    return true;
  }

  private void see(EntryKey key, String value, Version version) {
    seen.put(key, new Entry(key, Bytes.utf8(value), version, Optional.empty()));
  }

  private EntryKey anyKey() {
    return keys.get(random.nextInt(keys.size()));
  }

  private String newValue() {
    return name + " write " + writes++;
  }

  private Precondition anyPrecondition(EntryKey key) {
    Entry last = seen.get(key);
    return switch (random.nextInt(4)) {
      case 0 -> Precondition.none();
      case 1 -> Precondition.ifAbsent();
      default -> last == null ? Precondition.none() : Precondition.ifVersion(last.version());
    };
  }

  private Expected expected(EntryKey key, Precondition precondition) {
    Entry last = seen.get(key);
    if (precondition instanceof Precondition.IfVersion && last != null) {
      return new Expected.Value(last.value().toUtf8());
    }
    return precondition instanceof Precondition.None
        ? new Expected.Whatever()
        : new Expected.Nothing();
  }
}
