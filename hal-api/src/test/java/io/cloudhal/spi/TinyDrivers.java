package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.storage.Storage;

/** The smallest provider. */
final class TinyDrivers implements Drivers {

  static final ProviderId TINY = new ProviderId("tiny");
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

  @Override
  public ProviderId provider() {
    return TINY;
  }

  @Override
  public Memory memory() {
    throw new UnsupportedOperationException("no memory yet");
  }

  @Override
  public Bus bus() {
    throw new UnsupportedOperationException("no bus yet");
  }

  @Override
  public Alu alu() {
    throw new UnsupportedOperationException("no ALU yet");
  }

  @Override
  public Storage storage() {
    throw new UnsupportedOperationException("no storage yet");
  }

  @Override
  public Provisioner provisioner() {
    throw new UnsupportedOperationException("no provisioner yet");
  }

  @Override
  public void close() {}
}
