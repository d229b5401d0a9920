package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Storage;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Computers for tests that have nothing but memory, with one store. */
final class Memories implements Drivers {

  static final StoreName STORE = new StoreName("tests");

  private static final ProviderId PROVIDER = new ProviderId("inmemory");

  private final InMemoryMemory memory;
  private final Runnable closing;

  private Memories(Tables tables, TimeSource time, Runnable closing) {
    this.memory =
        new InMemoryMemory(PROVIDER, tables, time, ThreadLocalRandom.current().nextLong());
    this.closing = closing;
  }

  static Memories onHeap(TimeSource time) {
    return new Memories(new VolatileTables(), time, () -> {});
  }

  static Memories in(Path directory, TimeSource time) {
    LazyDataFile file = LazyDataFile.of(PROVIDER, directory, false, time, opened -> {});
    return new Memories(new DurableTables(file, ""), time, file::close);
  }

  /** Returns the computer; its store is there. */
  CloudComputer computer(TimeSource time) {
    memory.ensureStore(STORE);
    return GuardedComputer.of(this, OperationObserver.none(), time);
  }

  static KeyValueStore store(CloudComputer computer) {
    return computer.memory().store(STORE);
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public InMemoryMemory memory() {
    return memory;
  }

  @Override
  public Bus bus() {
    throw new UnsupportedOperationException("memory only");
  }

  @Override
  public Alu alu() {
    throw new UnsupportedOperationException("memory only");
  }

  @Override
  public Storage storage() {
    throw new UnsupportedOperationException("memory only");
  }

  @Override
  public Provisioner provisioner() {
    throw new UnsupportedOperationException("memory only");
  }

  @Override
  public void close() {
    closing.run();
  }
}
