package io.cloudhal.inmemory;

import io.cloudhal.spi.Call;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Locks that hold among all threads of all processes that use a directory, each a byte of one file,
 * so that they end with their process. Thread-safe.
 */
final class StripeLocks implements AutoCloseable {

  static final int COUNT = 256;

  /**
   * What this process has open. Static, because a lock of the operating system belongs to the
   * process: a second channel on the file would share its locks, and drop them all when it is
   * closed.
   */
  private static final Map<Path, StripeLocks> OPEN = new HashMap<>();

  private static final long FIRST_PAUSE_NANOS = 20_000;
  private static final long LONGEST_PAUSE_NANOS = 2_000_000;

  private final Path path;
  private final FileChannel file;
  private final ReentrantLock[] inProcess =
      Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);
  private int users;

  private StripeLocks(Path path) throws IOException {
    this.path = path;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Opens the locks that are kept in a file of an existing directory; to be closed once. */
  static StripeLocks open(Path directory, String fileName) throws IOException {
    Path path = directory.toRealPath().resolve(fileName);
    synchronized (OPEN) {
      StripeLocks locks = OPEN.get(path);
      if (locks == null) {
        locks = new StripeLocks(path);
        OPEN.put(path, locks);
      }
      locks.users++;
      return locks;
    }
  }

  /**
   * Runs {@code work} while nobody else holds this lock.
   *
   * @param stripe 0 to {@link #COUNT} - 1
   */
  <T> T locked(int stripe, IoWork<T> work) throws IOException {
    ReentrantLock lock = inProcess[stripe];
    acquire(lock);
    try {
      FileLock held = lockAmongProcesses(stripe);
      try {
        return work.run();
      } finally {
        held.release();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code work} while nobody else holds any of the first {@code count} locks. */
  <T> T lockedAll(int count, IoWork<T> work) throws IOException {
    return count == 0 ? work.run() : locked(count - 1, () -> lockedAll(count - 1, work));
  }

  private static void acquire(ReentrantLock lock) {
    Call call = Call.current();
    try {
      if (!lock.tryLock(call.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw call.timedOut(null, false);
      }
    } catch (InterruptedException e) {
      throw call.cancelled(e, false);
    }
  }

  /** Asks again and again: a waiting {@link FileChannel#lock()} closes the file if interrupted. */
  private FileLock lockAmongProcesses(int stripe) throws IOException {
    for (long pause = FIRST_PAUSE_NANOS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
      FileLock lock = tryLock(stripe);
      if (lock != null) {
        return lock;
      }
      Call.current().check(false);
      LockSupport.parkNanos(pause);
    }
  }

  private @Nullable FileLock tryLock(int stripe) throws IOException {
    try {
      return file.tryLock(stripe, 1, false);
    } catch (OverlappingFileLockException e) {
      // Held by this class in another class loader.
      return null;
    }
  }

  /** The last one waits for what is being done under a lock. */
  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      if (--users > 0) {
        return;
      }
      OPEN.remove(path);
      for (ReentrantLock lock : inProcess) {
        lock.lock();
      }
      file.close();
    }
  }
}
