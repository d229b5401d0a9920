package io.cloudhal.inmemory;

import io.cloudhal.memory.StoreName;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Tables that end with the computer. */
final class VolatileTables implements Tables {

  private final ConcurrentMap<StoreName, Table> tables = new ConcurrentHashMap<>();

  @Override
  public @Nullable Table find(StoreName name) {
    return tables.get(name);
  }

  @Override
  public void ensure(StoreName name) {
    tables.computeIfAbsent(name, created -> new VolatileTable());
  }

  @Override
  public void remove(StoreName name) {
    tables.remove(name);
  }

  @Override
  public List<StoreName> names() {
    return List.copyOf(tables.keySet());
  }
}
