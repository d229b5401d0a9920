package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;

/** Adds to a memory driver what all share. */
final class GuardedMemory implements Memory {

  private final Memory driver;
  private final Guard guard;

  GuardedMemory(Memory driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  @Override
  public ProviderId provider() {
    return guard.provider();
  }

  @Override
  public MemoryCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public KeyValueStore store(StoreName name) {
    guard.state().requireOpen();
    return new GuardedKeyValueStore(driver.store(name), driver.capabilities(), guard);
  }

  @Override
  public void close() {
    guard.state().close(driver::close);
  }
}
