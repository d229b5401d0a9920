package io.cloudhal.inmemory;

import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.MemoryCapabilities;

/** The limits of the memory: the portable bounds, so that what works here works elsewhere. */
enum InMemoryLimits implements MemoryCapabilities {
  INSTANCE;

  @Override
  public int maxValueBytes() {
    return KeyValueStore.PORTABLE_VALUE_BYTES;
  }

  @Override
  public int maxTransactionWrites() {
    return KeyValueStore.PORTABLE_TRANSACTION_WRITES;
  }

  @Override
  public int maxTransactionBytes() {
    return KeyValueStore.PORTABLE_TRANSACTION_BYTES;
  }
}
