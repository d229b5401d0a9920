package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.Memory;
import io.cloudhal.memory.StoreName;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one in-memory computer. Making them does no I/O and starts no thread: what they
 * need for that is made at the first use.
 */
final class InMemoryDrivers implements Drivers {

  static final ProviderId PROVIDER = new ProviderId("inmemory");

  /** The only store beside those of the application. */
  static final StoreName STREAMS = new StoreName("streams");

  private static final Duration HANDLER_DEADLINE = Duration.ofSeconds(30);

  private final TimeSource time;
  private final Substrate substrate;
  private final InMemoryMemory memory;
  private final InMemoryBus bus;
  private final InMemoryAlu alu;
  private final InMemoryStorage storage;
  private final InMemoryProvisioner provisioner;

  private InMemoryDrivers(InMemoryConfig config) {
    this.time = config.time();
    SecureRandom random = new SecureRandom();
    this.substrate = substrate(config, random);
    this.memory = new InMemoryMemory(PROVIDER, substrate.entries(), time, random.nextLong());
    InMemoryMemory streams =
        new InMemoryMemory(PROVIDER, substrate.streams(), time, random.nextLong());
    this.bus =
        new InMemoryBus(PROVIDER, substrate.bus(), new StoredStreams(streams.store(STREAMS), time));
    this.alu =
        new InMemoryAlu(
            PROVIDER,
            config.functions(),
            () -> forHandlers(config.observer()),
            config.functionThreads(),
            substrate.submissions());
    this.storage =
        config.signedUrls()
            ? InMemoryStorage.withSignedUrls(PROVIDER, substrate.buckets(), time, random)
            : InMemoryStorage.of(PROVIDER, substrate.buckets());
    this.provisioner = new InMemoryProvisioner(storage, memory, streams, bus);
  }

  private Substrate substrate(InMemoryConfig config, SecureRandom random) {
    return config
        .directory()
        .map(
            directory ->
                Substrate.in(directory, config.syncPower(), config.time(), random, this::resume))
        .orElseGet(() -> Substrate.onHeap(config.time(), random));
  }

  /** A view, so that a handler cannot close the computer that it runs on. */
  private CloudComputer forHandlers(OperationObserver observer) {
    return computer(observer).withDeadline(HANDLER_DEADLINE);
  }

  private void resume(List<Submission> left) {
    alu.resume(left);
  }

  /**
   * Returns the devices of a computer.
   *
   * @throws IllegalArgumentException if the configuration contradicts itself, or its directory
   *     cannot be used
   */
  static InMemoryDrivers of(InMemoryConfig config) {
    if (config.syncPower() && config.directory().isEmpty()) {
      throw new IllegalArgumentException("power sync needs a directory: this computer is volatile");
    }
    config.directory().ifPresent(InMemoryDrivers::requireUsable);
    return new InMemoryDrivers(config);
  }

  /** Returns the computer of these devices, which it closes with itself. */
  CloudComputer computer(OperationObserver observer) {
    return GuardedComputer.of(this, observer, time);
  }

  private static void requireUsable(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused(directory, "is not a directory", e);
    } catch (IOException e) {
      throw refused(directory, "cannot be created: " + e, e);
    }
    if (!Files.isWritable(directory)) {
      throw refused(directory, "is not writable", null);
    }
  }

  private static IllegalArgumentException refused(
      Path directory, String why, @Nullable IOException cause) {
    return new IllegalArgumentException("computer directory " + directory + " " + why, cause);
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public Alu alu() {
    return alu;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public Provisioner provisioner() {
    return provisioner;
  }

  @Override
  public void close() {
    try {
      alu.close();
      storage.close();
    } finally {
      substrate.closing().run();
    }
  }
}
