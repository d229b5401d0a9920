package io.cloudhal.inmemory;

import io.cloudhal.memory.StoreName;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tables in a data file, which is opened when the first is looked for. */
final class DurableTables implements Tables {

  private final Supplier<DataFile> file;
  private final ConcurrentMap<StoreName, DurableTable> opened = new ConcurrentHashMap<>();

  /** Held while tables come and go. */
  private final ReentrantLock lock = new ReentrantLock();

  DurableTables(Supplier<DataFile> file) {
    this.file = file;
  }

  @Override
  public @Nullable Table find(StoreName name) {
    DurableTable table = opened.get(name);
    return table == null ? opened.computeIfAbsent(name, this::existing) : table;
  }

  private @Nullable DurableTable existing(StoreName name) {
    DataFile data = file.get();
    return DurableTable.exists(name, data) ? new DurableTable(name, data) : null;
  }

  @Override
  public void ensure(StoreName name) {
    lock.lock();
    try {
      if (find(name) == null) {
        DataFile data = file.get();
        opened.put(name, data.write(() -> new DurableTable(name, data)));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remove(StoreName name) {
    lock.lock();
    try {
      if (find(name) instanceof DurableTable table) {
        table.remove();
        opened.remove(name);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<StoreName> names() {
    return DurableTable.names(file.get());
  }
}
