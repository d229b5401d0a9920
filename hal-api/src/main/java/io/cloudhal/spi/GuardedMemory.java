package io.cloudhal.spi;

import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;

/** Adds to a memory driver what all share. */
final class GuardedMemory extends GuardedDevice implements Memory {

  private final Memory driver;

  GuardedMemory(Memory driver, Guard guard) {
    super(driver, guard);
    this.driver = driver;
  }

  @Override
  public MemoryCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public KeyValueStore store(StoreName name) {
    Guard guard = open();
    return new GuardedKeyValueStore(driver.store(name), driver.capabilities(), guard);
  }
}
