package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BucketName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the buckets, which any number of processes use at once, and what this one holds
 * there. Thread-safe.
 */
final class StorageDirectory implements AutoCloseable {

  private static final String DIRECTORY = "storage";

  // Names of buckets have no dot.
  private static final String TEMPORARY = ".temporary";
  private static final String LOCKS = ".locks";

  private final Path path;
  private final FilePlacement placement;
  private final TemporaryFiles temporary;
  private @Nullable StripeLocks locks;
  private boolean closed;

  StorageDirectory(Path computer, boolean syncPower, TimeSource time, SecureRandom random) {
    this.path = computer.resolve(DIRECTORY);
    this.placement = new FilePlacement(syncPower);
    this.temporary = new TemporaryFiles(path.resolve(TEMPORARY), time, random);
  }

  Path path() {
    return path;
  }

  Path bucket(BucketName name) {
    return path.resolve(name.value());
  }

  FilePlacement placement() {
    return placement;
  }

  TemporaryFiles temporary() {
    return temporary;
  }

  /** Runs {@code work} while nobody else, in any process, holds this lock. */
  <T> T locked(int stripe, IoWork<T> work) throws IOException {
    return locks().locked(stripe, work);
  }

  /**
   * Runs {@code work} while nobody else holds any of the first locks.
   *
   * @param count how many
   */
  <T> T lockedAll(int count, IoWork<T> work) throws IOException {
    return locks().lockedAll(count, work);
  }

  private synchronized StripeLocks locks() throws IOException {
    if (closed) {
      throw new IOException("this storage is closed");
    }
    StripeLocks opened = locks;
    if (opened == null) {
      Files.createDirectories(path);
      opened = StripeLocks.open(path, LOCKS);
      locks = opened;
    }
    return opened;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    StripeLocks opened = locks;
    locks = null;
    if (opened != null) {
      opened.close();
    }
    temporary.close();
  }
}
