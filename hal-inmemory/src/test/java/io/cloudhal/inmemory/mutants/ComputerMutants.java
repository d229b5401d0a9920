package io.cloudhal.inmemory.mutants;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BucketName;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Computers that are wrong as a whole. */
final class ComputerMutants {

  private ComputerMutants() {}

  /** A closed computer goes on. */
  @Fails({
    "computer.close.1",
    "computer.close.2",
    "computer.close.3",
    "computer.close.6",
    "computer.close.7",
    "errors.closed.4"
  })
  static final class ClosedComputerWorks extends Mutant {

    ClosedComputerWorks() {
      super(Level.CALLER);
    }

    @Override
    protected CloudComputer computer(CloudComputer computer) {
      return new ForwardingComputer(computer) {
        @Override
        public void close() {}
      };
    }
  }

  private static Memory keptOpen(Memory memory) {
    return new Memory() {
      @Override
      public ProviderId provider() {
        return memory.provider();
      }

      @Override
      public MemoryCapabilities capabilities() {
        return memory.capabilities();
      }

      @Override
      public KeyValueStore store(StoreName name) {
        return memory.store(name);
      }

      @Override
      public void close() {}
    };
  }

  /** A closed memory goes on. */
  @Fails("errors.closed.1")
  static final class ClosedMemoryWorks extends Mutant {

    ClosedMemoryWorks() {
      super(Level.CALLER);
    }

    @Override
    protected CloudComputer computer(CloudComputer computer) {
      return new ForwardingComputer(computer) {
        @Override
        public Memory memory() {
          return keptOpen(right.memory());
        }
      };
    }
  }

  /** A view closes the computer that it is of. */
  @Fails("computer.deadline.2")
  static final class ViewClosesItsComputer extends Mutant {

    ViewClosesItsComputer() {
      super(Level.CALLER);
    }

    @Override
    protected CloudComputer computer(CloudComputer computer) {
      return new ForwardingComputer(computer) {
        @Override
        public CloudComputer withDeadline(Duration perCall) {
          CloudComputer whole = right;
          return new ForwardingComputer(whole.withDeadline(perCall)) {
            @Override
            public void close() {
              whole.close();
            }
          };
        }
      };
    }
  }

  /** Ensuring a store that is there empties it. */
  @Fails("computer.ensure.2")
  static final class EnsureStartsAnew extends Mutant {
    @Override
    protected Provisioner provisioner(Provisioner provisioner) {
      return new ForwardingProvisioner(provisioner) {
        @Override
        public void ensureStore(StoreName name) {
          right.removeStore(name);
          right.ensureStore(name);
        }
      };
    }
  }

  /** The removal of a bucket that is not there is refused. */
  @Fails({"computer.remove.1", "computer.remove.3"})
  static final class RemoveOfNothingIsNotFound extends Mutant {
    private final Set<BucketName> buckets = ConcurrentHashMap.newKeySet();

    @Override
    protected Provisioner provisioner(Provisioner provisioner) {
      return new ForwardingProvisioner(provisioner) {
        @Override
        public void ensureBucket(BucketName name) {
          right.ensureBucket(name);
          buckets.add(name);
        }

        @Override
        public void removeBucket(BucketName name) {
          right.removeBucket(name);
          if (!buckets.remove(name)) {
            throw new NotFoundException(Call.current().context(), "no bucket " + name);
          }
        }
      };
    }
  }
}
