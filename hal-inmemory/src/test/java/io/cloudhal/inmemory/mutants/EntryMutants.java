package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Memories that are wrong in single entries. */
final class EntryMutants {

  private EntryMutants() {}

  /** Every put is written. It takes a moment, so that others come between. */
  @Fails(
      value = {
        "computer.checkpoints.1",
        "computer.checkpoints.10",
        "computer.checkpoints.2",
        "computer.checkpoints.3",
        "computer.checkpoints.4",
        "computer.checkpoints.7",
        "memory.condition.2",
        "memory.condition.5",
        "memory.condition.6",
        "memory.condition.7",
        "memory.condition.8",
        "memory.expired.1",
        "memory.expired.2",
        "memory.update.12",
        "memory.update.6",
        "memory.update.7",
        "memory.value.1",
        "memory.version.2",
        "observation.memory.5"
      },
      sometimes = {
        "memory.linearizable.1",
        "memory.linearizable.2",
        "memory.linearizable.3",
        "memory.linearizable.4",
        "memory.update.4",
        "memory.update.5"
      })
  static final class PutIgnoresPreconditions extends Mutant {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          LockSupport.parkNanos(MOMENT.toNanos());
          return right.put(key, value, options.withPrecondition(Precondition.none()));
        }
      };
    }
  }

  /**
   * A put of the value that is there already is left out, and the version that is there is told.
   */
  @Fails({"memory.budget.3", "memory.budget.9", "memory.version.1"})
  static final class PutOfAnEqualValueIsLeftOut extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          Optional<Entry> same = right.get(key).filter(there -> there.value().equals(value));
          return same.isPresent() && options.equals(EntryOptions.defaults())
              ? new WriteResult.Written(same.get().version())
              : right.put(key, value, options);
        }
      };
    }
  }

  /** Every delete is done. */
  @Fails(
      value = {
        "computer.checkpoints.8",
        "memory.delete.4",
        "memory.delete.5",
        "memory.delete.8",
        "memory.expired.3",
        "memory.expired.7",
        "memory.update.8"
      },
      sometimes = {
        "memory.linearizable.1",
        "memory.linearizable.2",
        "memory.linearizable.3",
        "memory.linearizable.4"
      })
  static final class DeleteIgnoresVersions extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public DeleteResult delete(EntryKey key, Precondition precondition) {
          return right.delete(key, Precondition.none());
        }
      };
    }
  }

  /** An entry without bytes is not found. */
  @Fails("memory.value.1")
  static final class EmptyValueIsNoEntry extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Optional<Entry> get(EntryKey key) {
          return right.get(key).filter(entry -> !entry.value().isEmpty());
        }
      };
    }
  }

  /** What the backend leaves for a second request is not asked for again. */
  @Fails({"memory.getall.4", "memory.key.2", "memory.writeall.6"})
  static final class GetAllLosesUnprocessedKeys extends Mutant {

    private static final int VENDORS_BATCH = 100;

    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
          return right.getAll(keys.stream().limit(VENDORS_BATCH).toList());
        }
      };
    }
  }

  /** What is behind a write that lost is not written, though it is told to be. */
  @Fails({"memory.budget.5", "memory.writeall.3", "memory.writeall.4"})
  static final class WriteAllStopsAtAConflict extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public List<WriteOutcome> writeAll(List<Write> writes) {
          List<WriteOutcome> outcomes = new ArrayList<>();
          for (Write write : writes) {
            outcomes.addAll(right.writeAll(List.of(write)));
            if (outcomes.get(outcomes.size() - 1) instanceof WriteOutcome.Conflict) {
              break;
            }
          }
          while (outcomes.size() < writes.size()) {
            outcomes.add(new WriteOutcome.Applied(Optional.empty()));
          }
          return outcomes;
        }
      };
    }
  }

  /** A counter never goes down. */
  @Fails(
      value = {"memory.counter.1", "memory.counter.10", "memory.counter.2", "memory.counter.4"},
      sometimes = "memory.linearizable.5")
  static final class IncrementLosesTheSign extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public long increment(EntryKey counter, long delta) {
          return right.increment(counter, Math.abs(delta));
        }
      };
    }
  }

  /** An update writes whatever was written since it read. */
  @Fails(
      value = {
        "memory.budget.9",
        "memory.missing.5",
        "memory.update.12",
        "memory.update.6",
        "memory.update.7",
        "memory.update.8",
        "memory.update.9",
        "observation.end.4",
        "observation.memory.1",
        "observation.memory.4",
        "observation.memory.5"
      },
      sometimes = {"memory.update.4", "memory.update.5"})
  static final class UpdateLosesUpdates extends Mutant {

    private static final Duration MOMENT = Duration.ofMillis(1);

    UpdateLosesUpdates() {
      super(Level.CALLER);
    }

    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change) {
          Optional<Bytes> changed = change.apply(right.get(key).map(Entry::value));
          if (changed.isEmpty()) {
            right.delete(key, Precondition.none());
          } else {
            LockSupport.parkNanos(MOMENT.toNanos());
            right.put(key, changed.get(), EntryOptions.defaults());
          }
          return right.get(key);
        }
      };
    }
  }
}
