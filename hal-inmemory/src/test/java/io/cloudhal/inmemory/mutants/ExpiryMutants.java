package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Memories that are wrong in time to live. */
final class ExpiryMutants {

  private ExpiryMutants() {}

  /** A put lasts. */
  @Fails(
      value = {
        "computer.checkpoints.3",
        "computer.checkpoints.7",
        "computer.sweep.3",
        "memory.expired.1",
        "memory.expired.2",
        "memory.expired.3",
        "memory.expired.4",
        "memory.expired.5",
        "memory.expired.6",
        "memory.expired.7",
        "memory.ttl.1",
        "memory.ttl.2",
        "memory.ttl.3",
        "memory.ttl.4",
        "memory.ttl.5",
        "memory.ttl.6",
        "memory.update.9"
      },
      sometimes = "bus.sharing.3")
  static final class TimeToLiveIsIgnored extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          return right.put(
              key, value, EntryOptions.defaults().withPrecondition(options.precondition()));
        }
      };
    }
  }

  /** A put if absent loses against an entry that has expired. */
  @Fails(
      value = {
        "computer.checkpoints.3",
        "computer.checkpoints.5",
        "computer.checkpoints.7",
        "computer.checkpoints.8",
        "computer.sweep.3",
        "memory.expired.1",
        "memory.expired.6"
      },
      sometimes = {
        "bus.sharing.1",
        "bus.sharing.3",
        "bus.sharing.4",
        "bus.streamconsume.4",
        "bus.streamconsume.7"
      })
  static final class ExpiredEntryIsInTheWay extends Mutant {

    private final Set<EntryKey> mortal = ConcurrentHashMap.newKeySet();

    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          if (options.precondition() instanceof Precondition.IfAbsent && expired(key)) {
            return new WriteResult.Conflict(Optional.empty());
          }
          if (options.timeToLive().isPresent()) {
            mortal.add(key);
          }
          return right.put(key, value, options);
        }

        private boolean expired(EntryKey key) {
          return mortal.contains(key) && right.get(key).isEmpty();
        }
      };
    }
  }

  /** A put or delete of the version of an entry that has expired finds nothing. */
  @Fails({
    "memory.budget.3",
    "memory.budget.4",
    "memory.budget.9",
    "memory.expired.2",
    "memory.expired.3"
  })
  static final class ConditionsTakeExpiredEntriesForAbsent extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          return isMissing(key, options.precondition())
              ? new WriteResult.Conflict(Optional.empty())
              : right.put(key, value, options);
        }

        @Override
        public DeleteResult delete(EntryKey key, Precondition precondition) {
          return isMissing(key, precondition)
              ? new DeleteResult.Absent()
              : right.delete(key, precondition);
        }

        private boolean isMissing(EntryKey key, Precondition precondition) {
          return precondition instanceof Precondition.IfVersion && right.get(key).isEmpty();
        }
      };
    }
  }
}
