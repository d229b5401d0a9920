package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a bus in a data file, found when the bus is used first. A failure is tried again
 * at the next use. Thread-safe.
 */
final class LazyBusResources implements Supplier<BusResources> {

  private final Supplier<DataFile> file;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable BusResources resources;

  LazyBusResources(Supplier<DataFile> file, TimeSource time) {
    this.file = file;
    this.time = time;
  }

  @Override
  public BusResources get() {
    BusResources found = resources;
    return found != null ? found : find();
  }

  private BusResources find() {
    lock.lock();
    try {
      BusResources found = resources;
      if (found == null) {
        found = new BusResources(new DurableBusLog(file.get(), time), time);
        resources = found;
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
