package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A store of a driver: its guard builds {@code update} on {@code get}, {@code put} and {@code
 * delete}, once for all, so that it never reaches the driver.
 */
public interface StoreDriver extends KeyValueStore {

  @Override
  default Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change) {
    throw new IllegalStateException("an update is made by the guard: use the driver by its guard");
  }
}
