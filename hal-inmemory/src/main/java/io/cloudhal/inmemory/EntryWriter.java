package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes to one table as the rules say. Thread-safe; nothing is settled. */
final class EntryWriter {

  private final Table table;
  private final EntryRules rules;

  EntryWriter(Table table, EntryRules rules) {
    this.table = table;
    this.rules = rules;
  }

  /** Makes the entry before it takes its turn. */
  WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    Entry entry = rules.entry(key, value, options);
    return table.change(key, () -> putAlone(entry, options.precondition()));
  }

  private WriteResult putAlone(Entry entry, Precondition precondition) {
    if (!(precondition instanceof Precondition.None)) {
      Entry current = table.get(entry.key());
      if (!rules.holds(precondition, current)) {
        return new WriteResult.Conflict(EntryRules.version(current));
      }
    }
    table.put(entry);
    return new WriteResult.Written(entry.version());
  }

  DeleteResult delete(EntryKey key, Precondition precondition) {
    return table.change(key, () -> deleteAlone(key, precondition));
  }

  private DeleteResult deleteAlone(EntryKey key, Precondition precondition) {
    if (!(precondition instanceof Precondition.None)) {
      Entry current = table.get(key);
      if (current == null) {
        return new DeleteResult.Absent();
      }
      if (!rules.holds(precondition, current)) {
        return new DeleteResult.Conflict(EntryRules.version(current));
      }
    }
    table.remove(key);
    return new DeleteResult.Deleted();
  }

  /** Applies a put or a delete. */
  WriteOutcome apply(Write write) {
    if (write instanceof Write.Put put) {
      WriteResult result = put(put.key(), put.value(), put.options());
      return result instanceof WriteResult.Conflict conflict
          ? new WriteOutcome.Conflict(conflict.current())
          : new WriteOutcome.Applied(Optional.of(result.version()));
    }
    DeleteResult result = delete(write.key(), precondition(write));
    if (result instanceof DeleteResult.Conflict conflict) {
      return new WriteOutcome.Conflict(conflict.current());
    }
    return result instanceof DeleteResult.Absent
        ? new WriteOutcome.Conflict(Optional.empty())
        : new WriteOutcome.Applied(Optional.empty());
  }

  TransactionResult transact(String partition, List<Write> writes) {
    List<EntryKey> keys = writes.stream().map(Write::key).toList();
    return table.transact(partition, keys, () -> applyAll(writes));
  }

  private TransactionResult applyAll(List<Write> writes) {
    for (int i = 0; i < writes.size(); i++) {
      Write write = writes.get(i);
      if (!rules.holds(precondition(write), table.get(write.key()))) {
        return new TransactionResult.Conflict(OptionalInt.of(i));
      }
    }
    List<Optional<Version>> versions = new ArrayList<>();
    for (Write write : writes) {
      versions.add(EntryRules.version(applied(write)));
    }
    return new TransactionResult.Committed(versions);
  }

  /** Returns the entry that a write creates, null if it does not. */
  private @Nullable Entry applied(Write write) {
    if (write instanceof Write.Put put) {
      Entry entry = rules.entry(put.key(), put.value(), put.options());
      table.put(entry);
      return entry;
    }
    if (write instanceof Write.Delete) {
      table.remove(write.key());
    }
    return null;
  }

  private static Precondition precondition(Write write) {
    if (write instanceof Write.Put put) {
      return put.options().precondition();
    }
    return write instanceof Write.Delete delete
        ? delete.precondition()
        : ((Write.Check) write).precondition();
  }
}
