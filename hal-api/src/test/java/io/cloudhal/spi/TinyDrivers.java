package io.cloudhal.spi;

import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.MemoryCapabilities;

/** Limits of the tiny drivers. */
final class TinyDrivers {

  static final MemoryCapabilities MEMORY_LIMITS =
      new MemoryCapabilities() {
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
      };

  private TinyDrivers() {}
}
