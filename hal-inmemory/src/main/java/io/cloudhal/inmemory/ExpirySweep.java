package io.cloudhal.inmemory;

import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.StoreName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the entries whose time to live is over, some at a time. */
final class ExpirySweep {

  private static final int BATCH = 1000;

  /**
   * What a sweep did.
   *
   * @param entries the number of entries that were removed
   * @param finished whether it saw all entries
   */
  record Result(long entries, boolean finished) {}

  /** A part of a table: what has expired, and where the part ends. */
  private static final class Batch {
    private final List<EntryKey> expired = new ArrayList<>();
    private @Nullable EntryKey last;
    private int seen;
  }

  private final Tables tables;
  private final EntryRules rules;
  private long removed;

  ExpirySweep(Tables tables, EntryRules rules) {
    this.tables = tables;
    this.rules = rules;
  }

  /** The budget is of real time, like all deadlines. */
  Result run(Duration budget) {
    long end = System.nanoTime() + budget.toNanos();
    boolean finished = true;
    for (StoreName name : tables.names()) {
      Table table = tables.find(name);
      finished &= table == null || sweep(table, end);
    }
    return new Result(removed, finished);
  }

  private boolean sweep(Table table, long end) {
    KeyRange rest = KeyRange.all();
    while (System.nanoTime() - end < 0) {
      Batch batch = next(table, rest);
      batch.expired.forEach(key -> remove(table, key));
      batch.expired.forEach(table::settle);
      if (batch.last == null || batch.seen < BATCH) {
        return true;
      }
      rest = rest.behind(batch.last, false);
    }
    return false;
  }

  private Batch next(Table table, KeyRange range) {
    Batch batch = new Batch();
    table.visit(range, false, entry -> add(batch, entry));
    return batch;
  }

  private boolean add(Batch batch, Entry entry) {
    if (rules.isExpired(entry)) {
      batch.expired.add(entry.key());
    }
    batch.last = entry.key();
    return ++batch.seen < BATCH;
  }

  /** Looks again: somebody may have written it anew. */
  private void remove(Table table, EntryKey key) {
    boolean expired =
        table.change(
            key,
            () -> {
              Entry entry = table.get(key);
              boolean gone = entry != null && rules.isExpired(entry);
              if (gone) {
                table.remove(key);
              }
              return gone;
            });
    removed += expired ? 1 : 0;
  }
}
