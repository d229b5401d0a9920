package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data file of a computer, shared by its memory and its bus and opened when the first of them
 * is used. An opening that failed is tried again at the next use. Thread-safe.
 */
final class LazyDataFile implements Supplier<DataFile>, AutoCloseable {

  private final Supplier<DataFile> opening;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable DataFile file;
  private boolean closed;

  LazyDataFile(Supplier<DataFile> opening) {
    this.opening = opening;
  }

  /**
   * Returns the data file of a directory; its errors have the context of the call that meets them.
   *
   * @param syncPower whether commits survive a power failure
   * @param preparation is given the file when it was opened, before anybody else
   */
  static LazyDataFile of(
      ProviderId provider,
      Path directory,
      boolean syncPower,
      TimeSource time,
      Consumer<DataFile> preparation) {
    ErrorContext outside = ErrorContext.of(provider, "computer.close", directory.toString());
    Supplier<ErrorContext> context = () -> Call.contextOr(outside);
    return new LazyDataFile(
        () -> prepared(DataFile.open(directory, syncPower, time, context), preparation));
  }

  private static DataFile prepared(DataFile opened, Consumer<DataFile> preparation) {
    try {
      preparation.accept(opened);
      return opened;
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public DataFile get() {
    DataFile opened = file;
    return opened != null ? opened : open();
  }

  private DataFile open() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("this computer is closed");
      }
      DataFile opened = file;
      if (opened == null) {
        opened = opening.get();
        file = opened;
      }
      return opened;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      DataFile opened = file;
      closed = true;
      file = null;
      if (opened != null) {
        opened.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
