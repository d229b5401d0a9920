package io.cloudhal.inmemory.mutants;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Memories that are wrong in transactions. */
final class TransactionMutants {

  private TransactionMutants() {}

  /** What comes before a write that loses is applied. */
  @Fails(
      value = {
        "memory.check.2",
        "memory.check.4",
        "memory.transact.3",
        "memory.transact.4",
        "memory.transact.5",
        "memory.transact.6"
      },
      sometimes = {"memory.linearizable.2", "memory.linearizable.3", "memory.linearizable.4"})
  static final class TransactIsNotAtomic extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public TransactionResult transact(String partition, List<Write> writes) {
          TransactionResult result = right.transact(partition, writes);
          if (result instanceof TransactionResult.Conflict conflict) {
            right.writeAll(
                writes.subList(0, conflict.failed().orElse(0)).stream()
                    .filter(write -> !(write instanceof Write.Check))
                    .toList());
          }
          return result;
        }
      };
    }
  }

  /** A put is written though it lost, and the conflict is told. */
  @Fails(
      value = {"computer.checkpoints.7", "memory.transact.3", "memory.transact.4"},
      sometimes = {"memory.linearizable.2", "memory.linearizable.3", "memory.linearizable.4"})
  static final class TransactAppliesOnConflict extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public TransactionResult transact(String partition, List<Write> writes) {
          TransactionResult result = right.transact(partition, writes);
          if (result instanceof TransactionResult.Conflict conflict
              && writes.get(conflict.failed().orElse(0)) instanceof Write.Put put) {
            right.put(put.key(), put.value(), EntryOptions.defaults());
          }
          return result;
        }
      };
    }
  }

  /** Checks hold, whatever is there. */
  @Fails(
      value = {"memory.check.2", "memory.check.4"},
      sometimes = {
        "memory.isolation.2",
        "memory.linearizable.2",
        "memory.linearizable.3",
        "memory.linearizable.4"
      })
  static final class TransactIgnoresChecks extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public TransactionResult transact(String partition, List<Write> writes) {
          List<Write> kept =
              writes.stream().filter(write -> !(write instanceof Write.Check)).toList();
          TransactionResult result = right.transact(partition, kept);
          return result instanceof TransactionResult.Committed committed
              ? new TransactionResult.Committed(withChecks(writes, committed.versions()))
              : result;
        }

        private List<Optional<Version>> withChecks(
            List<Write> writes, List<Optional<Version>> versions) {
          List<Optional<Version>> all = new ArrayList<>();
          int next = 0;
          for (Write write : writes) {
            all.add(write instanceof Write.Check ? Optional.empty() : versions.get(next++));
          }
          return all;
        }
      };
    }
  }

  /** A transaction without conditions is made in two steps, with a moment between them. */
  @Fails({
    "memory.isolation.3",
    "memory.linearizable.2",
    "memory.linearizable.3",
    "memory.linearizable.4"
  })
  static final class TransactShowsItsHalves extends Mutant {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private static boolean isUnconditional(Write write) {
      return write instanceof Write.Put put
          && put.options().precondition() instanceof Precondition.None;
    }

    private static List<Optional<Version>> versions(TransactionResult result) {
      return ((TransactionResult.Committed) result).versions();
    }

    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public TransactionResult transact(String partition, List<Write> writes) {
          if (!writes.stream().allMatch(TransactShowsItsHalves::isUnconditional)) {
            return right.transact(partition, writes);
          }
          int half = writes.size() / 2;
          List<Optional<Version>> versions = new ArrayList<>();
          versions.addAll(versions(right.transact(partition, writes.subList(0, half))));
          LockSupport.parkNanos(MOMENT.toNanos());
          versions.addAll(versions(right.transact(partition, writes.subList(half, writes.size()))));
          return new TransactionResult.Committed(versions);
        }
      };
    }
  }
}
