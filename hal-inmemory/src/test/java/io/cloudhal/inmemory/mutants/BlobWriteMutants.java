package io.cloudhal.inmemory.mutants;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.inmemory.Mutant;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.DeleteFailure;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Storages that are wrong in writes. */
final class BlobWriteMutants {

  private BlobWriteMutants() {}

  /** Every put is written. */
  @Fails(
      value = {
        "storage.condition.10",
        "storage.condition.2",
        "storage.condition.4",
        "storage.condition.5",
        "storage.condition.6",
        "storage.condition.8",
        "storage.condition.9",
        "storage.version.4"
      },
      sometimes = {"storage.race.1", "storage.race.2"})
  static final class BlobPutIgnoresPreconditions extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public WriteResult put(BlobKey key, BlobSource source, PutOptions options) {
          return right.put(key, source, options.withPrecondition(Precondition.none()));
        }
      };
    }
  }

  /** What was written is published when the writer is closed. */
  @Fails(
      value = {
        "storage.commit.7",
        "storage.commit.9",
        "storage.writer.3",
        "storage.writer.5",
        "storage.writer.6"
      },
      sometimes = "errors.cancel.9")
  static final class WriterPublishesOnClose extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public BlobWriter create(BlobKey key, PutOptions options) {
          AtomicBoolean ended = new AtomicBoolean();
          return new ForwardingWriter(right.create(key, options)) {
            @Override
            public WriteResult commit() {
              ended.set(true);
              return right.commit();
            }

            @Override
            public void close() {
              if (ended.compareAndSet(false, true)) {
                right.commit();
              }
              right.close();
            }
          };
        }
      };
    }
  }

  /** A writer looks for the blob when it is created, and not at its commit. */
  @Fails(
      value = {"storage.budget.3", "storage.budget.4", "storage.budget.8", "storage.commit.1"},
      sometimes = "storage.race.3")
  static final class ConditionsAreJudgedAtTheBegin extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public BlobWriter create(BlobKey key, PutOptions options) {
          boolean absent = right.stat(key).isEmpty();
          return options.precondition() instanceof Precondition.IfAbsent && absent
              ? right.create(key, options.withPrecondition(Precondition.none()))
              : right.create(key, options);
        }
      };
    }
  }

  /** A copy has the bytes and headers of its source only. */
  @Fails({
    "storage.budget.5",
    "storage.copy.1",
    "storage.copy.10",
    "storage.copy.11",
    "storage.copy.12",
    "storage.copy.2",
    "storage.copy.4",
    "storage.copy.5",
    "storage.copy.7"
  })
  static final class CopyDropsMetadata extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public WriteResult copy(
            BlobKey from, Optional<Version> fromVersion, BlobKey to, Precondition precondition) {
          ReadOptions pinned =
              fromVersion.map(ReadOptions::ofVersion).orElse(ReadOptions.defaults());
          try (ReadResult source = right.open(from, ByteRange.all(), pinned)) {
            if (source instanceof ReadResult.Found found) {
              PutOptions options =
                  PutOptions.defaults()
                      .withHeaders(found.info().headers())
                      .withPrecondition(precondition);
              Bytes content = Bytes.wrap(found.body().readAllBytes());
              return right.put(to, BlobSource.of(content), options);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return right.copy(from, fromVersion, to, precondition);
        }
      };
    }
  }

  /** Every delete is done. */
  @Fails(
      value = {"storage.delete.4", "storage.delete.5"},
      sometimes = "storage.race.5")
  static final class BlobDeleteIgnoresVersions extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public DeleteResult delete(BlobKey key, Precondition precondition) {
          return right.delete(key, Precondition.none());
        }
      };
    }
  }

  /** The second half of the keys stays, and nothing is told of it. */
  @Fails({
    "storage.deleteall.1",
    "storage.key.1",
    "storage.key.10",
    "storage.key.11",
    "storage.key.2",
    "storage.key.3",
    "storage.key.4",
    "storage.key.5",
    "storage.key.6",
    "storage.key.7",
    "storage.key.8",
    "storage.key.9"
  })
  static final class DeleteAllDeletesHalf extends Mutant {
    @Override
    protected Bucket bucket(Bucket bucket) {
      return new ForwardingBucket(bucket) {
        @Override
        public List<DeleteFailure> deleteAll(Collection<BlobKey> keys) {
          return right.deleteAll(keys.stream().limit((keys.size() + 1) / 2).toList());
        }
      };
    }
  }
}
