package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;

/** Stores, which hold entries and counters. */
abstract class StoreProvisioningContract extends ProvisioningContract {

  private static final EntryKey KEY = EntryKey.of("partition", "sort");

  @Override
  void ensure(String name) {
    provisioner().ensureStore(new StoreName(name));
  }

  @Override
  void remove(String name) {
    provisioner().removeStore(new StoreName(name));
  }

  @Override
  void fill(String name) {
    store(name).put(KEY, Bytes.utf8("value"), EntryOptions.defaults());
    store(name).increment(KEY, 3);
  }

  @Override
  boolean isFilled(String name) {
    return store(name).get(KEY).isPresent() || store(name).increment(KEY, 0) == 3;
  }

  private KeyValueStore store(String name) {
    return computer().memory().store(new StoreName(name));
  }
}
