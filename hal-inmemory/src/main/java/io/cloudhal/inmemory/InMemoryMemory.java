package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;

/** The memory of the in-memory computer: on the heap, or in a data file. */
final class InMemoryMemory implements Memory {

  private final ProviderId provider;
  private final Tables tables;
  private final EntryRules rules;

  /**
   * Creates the device.
   *
   * @param seed a random number, from which versions are made
   */
  InMemoryMemory(ProviderId provider, Tables tables, TimeSource time, long seed) {
    this.provider = provider;
    this.tables = tables;
    this.rules = new EntryRules(time, seed);
  }

  @Override
  public ProviderId provider() {
    return provider;
  }

  @Override
  public MemoryCapabilities capabilities() {
    return InMemoryLimits.INSTANCE;
  }

  @Override
  public KeyValueStore store(StoreName name) {
    return new InMemoryStore(name, tables, rules);
  }

  /** Does nothing: whoever made the data file closes it. */
  @Override
  public void close() {}

  void ensureStore(StoreName name) {
    tables.ensure(name);
  }

  void removeStore(StoreName name) {
    tables.remove(name);
  }

  /** Removes expired entries of all stores until none is left or the budget is used up. */
  ExpirySweep.Result sweep(Duration budget) {
    return new ExpirySweep(tables, rules).run(budget);
  }
}
