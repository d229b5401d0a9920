package io.cloudhal.inmemory;

import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The file in a directory that keeps memory and bus: named sorted maps, an MVStore. Thread-safe.
 *
 * <p><b>Atomic and durable.</b> All that one {@link #change} does is in the file, or nothing of it,
 * whatever kills the process, and it is there once {@link #awaitCommit} returned. With power sync
 * it survives a power failure, too. Maps are changed in a change only, and read in {@link #read} or
 * in a change; what is read may not be committed yet.
 *
 * <p><b>One holder.</b> A second one, in this or another process, gets an {@code
 * UnavailableException} that names the first: the same call succeeds once that one is gone.
 *
 * <p><b>Damage.</b> A byte that is not as it was written, or a commit that is missing, is a {@code
 * CorruptDataException} that names the file; nothing is repaired or overwritten.
 *
 * <p><b>Failure.</b> After a failure, such as a full disk, nothing can be read or written until the
 * file is opened anew; then all that was acknowledged is there.
 */
final class DataFile implements AutoCloseable {

  private static final String DIRECTORY = "data";
  private static final String LOCK = "memory-and-bus.lock";
  private static final String STORE = "memory-and-bus.store";

  private final DirectoryLock lock;
  private final MarkedStore store;
  private final DataFileErrors errors;
  private final GroupCommit commits;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;

  private DataFile(DirectoryLock lock, MarkedStore store, DataFileErrors errors) {
    this.lock = lock;
    this.store = store;
    this.errors = errors;
    this.commits = new GroupCommit(this::commit);
  }

  /**
   * Opens the file of a directory, creating both if they are not there.
   *
   * @param syncPower whether commits survive a power failure
   * @param context the context for errors, of the call that meets them
   */
  static DataFile open(
      Path directory, boolean syncPower, TimeSource time, Supplier<ErrorContext> context) {
    Path data = directory.resolve(DIRECTORY);
    DataFileErrors errors = new DataFileErrors(data.resolve(STORE), context);
    try {
      Files.createDirectories(data);
      Path lockFile = data.resolve(LOCK);
      DirectoryLock lock =
          DirectoryLock.take(lockFile, time.now()).orElseThrow(() -> errors.held(lockFile));
      return open(data.resolve(STORE), syncPower, lock, errors);
    } catch (IOException e) {
      throw errors.opening(directory, e);
    }
  }

  private static DataFile open(
      Path path, boolean syncPower, DirectoryLock lock, DataFileErrors errors) throws IOException {
    boolean opened = false;
    try {
      DataFile file = new DataFile(lock, MarkedStore.open(path, syncPower), errors);
      opened = true;
      return file;
    } catch (MVStoreException e) {
      throw errors.failed(e, false);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /**
   * Returns the map of this name, creating it if there is none; within {@link #read} or a change.
   */
  <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
    return store.maps().openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
  }

  /** Returns whether there is a map of this name; within {@link #read} or a change. */
  boolean hasMap(String name) {
    return store.maps().hasMap(name);
  }

  /** Returns the names of all maps; within {@link #read} or a change. */
  Set<String> mapNames() {
    return store.maps().getMapNames();
  }

  /** Removes the map of this name, if there is one; within a change. */
  void removeMap(String name) {
    store.maps().removeMap(name);
  }

  /** Returns what {@code reading} returns, which is given the maps as they are now. */
  <T extends @Nullable Object> T read(Supplier<T> reading) {
    requireOpen();
    try {
      return store.read(reading);
    } catch (MVStoreException e) {
      requireOpen();
      throw errors.failed(e, false);
    }
  }

  /** Makes a change, returns its result and waits until it is committed. */
  <T> T write(Supplier<T> change) {
    AtomicReference<T> result = new AtomicReference<>();
    awaitCommit(change(number -> result.set(change.get())));
    return result.get();
  }

  /**
   * Makes a change, all of which gets into the file with one commit. If it throws it must not have
   * changed anything, and must be a {@link HalException}; another one makes the file unusable.
   *
   * @param change is told the number of this change, greater than those of all before it
   * @return the number, for {@link #awaitCommit}
   */
  long change(LongConsumer change) {
    return commits.change(
        number -> {
          requireOpen();
          try {
            change.accept(number);
          } catch (HalException e) {
            throw e;
          } catch (RuntimeException | Error e) {
            // Half of it may be in the maps: it must never be committed.
            throw broken(e, false);
          }
        });
  }

  /** Returns when the change of this number is committed, and all that have a smaller one. */
  void awaitCommit(long number) {
    commits.await(number);
  }

  private void commit() {
    requireIntact(true);
    if (closed) {
      return; // closing has committed all there was
    }
    try {
      store.commit();
    } catch (RuntimeException | Error e) {
      throw broken(e, true);
    }
  }

  private HalException broken(Throwable cause, boolean mayHaveTakenEffect) {
    failure.compareAndSet(null, cause);
    return errors.failed(cause, mayHaveTakenEffect);
  }

  private void requireIntact(boolean mayHaveTakenEffect) {
    Throwable cause = failure.get();
    if (cause != null) {
      throw errors.failed(cause, mayHaveTakenEffect);
    }
  }

  private void requireOpen() {
    requireIntact(false);
    if (closed) {
      throw new IllegalStateException("this data file is closed");
    }
  }

  /** Commits what is not, and gives the file up; after a failure, leaves it as it is. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try (lock) {
      commits.alone(this::closeStore);
    } catch (IOException e) {
      throw errors.failed(e, true);
    }
  }

  private void closeStore() {
    closed = true;
    try {
      if (failure.get() == null) {
        store.close();
      } else {
        store.abandon();
      }
    } catch (RuntimeException | Error e) {
      throw broken(e, true);
    }
  }
}
