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
  private final String space;
  private final ConcurrentMap<StoreName, DurableTable> opened = new ConcurrentHashMap<>();

  /** Held while tables come and go. */
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Creates the tables of one space; it does no I/O.
   *
   * @param space the beginning of the names of their maps, so that there may be other spaces
   */
  DurableTables(Supplier<DataFile> file, String space) {
    this.file = file;
    this.space = space;
  }

  /** Creates a table unless it is there, in a file that was just opened. */
  static void create(String space, StoreName name, DataFile opened) {
    if (!DurableTable.exists(space, name, opened)) {
      DurableTable unused = opened.write(() -> new DurableTable(space, name, opened));
    }
  }

  @Override
  public @Nullable Table find(StoreName name) {
    DurableTable table = opened.get(name);
    return table == null ? opened.computeIfAbsent(name, this::existing) : table;
  }

  private @Nullable DurableTable existing(StoreName name) {
    DataFile data = file.get();
    return DurableTable.exists(space, name, data) ? new DurableTable(space, name, data) : null;
  }

  @Override
  public void ensure(StoreName name) {
    lock.lock();
    try {
      if (find(name) == null) {
        DataFile data = file.get();
        opened.put(name, data.write(() -> new DurableTable(space, name, data)));
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
    return DurableTable.names(space, file.get());
  }
}
