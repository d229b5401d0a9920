package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.WriteResult;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.error.UncategorizedException;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;

/** Computers that are wrong in errors. */
final class ErrorMutants {

  private ErrorMutants() {}

  /** Nobody has mapped what a backend says of a missing resource. */
  @Fails(
      value = {
        "alu.invoke.10",
        "alu.invokeall.6",
        "alu.submit.7",
        "bus.missing.1",
        "bus.missing.2",
        "bus.missing.3",
        "bus.missing.4",
        "bus.missing.5",
        "bus.missing.6",
        "bus.missing.7",
        "computer.remove.1",
        "computer.remove.3",
        "computer.spec.7",
        "computer.spec.8",
        "errors.kind.1",
        "errors.text.1",
        "errors.text.3",
        "memory.missing.1",
        "memory.missing.2",
        "memory.missing.3",
        "memory.missing.4",
        "memory.missing.5",
        "storage.bucket.1",
        "storage.bucket.2",
        "storage.bucket.3",
        "storage.bucket.4",
        "storage.copy.9",
        "storage.ranges.7"
      },
      sometimes = "bus.consumption.7")
  static final class NotFoundIsUncategorized extends AroundMutant {

    private static final Around AROUND =
        calling -> {
          try {
            return calling.call();
          } catch (NotFoundException e) {
            throw new UncategorizedException(e.context(), "status 404", e);
          }
        };

    NotFoundIsUncategorized() {
      super(Level.DRIVER, AROUND);
    }
  }

  /** Who was interrupted is not told so by his thread. */
  @Fails({
    "errors.cancel.1",
    "errors.cancel.2",
    "errors.cancel.3",
    "errors.cancel.4",
    "errors.cancel.5",
    "errors.cancel.7"
  })
  static final class InterruptFlagIsLost extends AroundMutant {

    private static final Around AROUND =
        calling -> {
          try {
            return calling.call();
          } catch (CancelledException e) {
            Thread.interrupted();
            throw e;
          }
        };

    InterruptFlagIsLost() {
      super(Level.CALLER, AROUND);
    }
  }

  /** An error says that it may be repeated, which it may not. */
  @Fails({"bus.extend.6", "bus.extend.7", "bus.extend.8", "bus.release.5", "errors.kind.5"})
  static final class LostLeasesAreUnavailable extends Mutant {

    private static final Around AROUND =
        calling -> {
          try {
            return calling.call();
          } catch (LeaseLostException e) {
            throw new UnavailableException(e.context(), "lease lost", e, false);
          }
        };

    @Override
    protected Queue queue(Queue queue) {
      return AROUND.each(Queue.class, queue);
    }
  }

  /** An error tells what was to be written. */
  @Fails("errors.text.5")
  static final class ErrorsTellThePayload extends Mutant {
    @Override
    protected KeyValueStore store(KeyValueStore store) {
      return new ForwardingStore(store) {
        @Override
        public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
          try {
            return right.put(key, value, options);
          } catch (NotFoundException e) {
            throw new NotFoundException(e.context(), "cannot write " + value.toUtf8(), e);
          }
        }
      };
    }
  }
}
