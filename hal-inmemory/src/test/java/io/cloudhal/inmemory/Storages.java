package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.Swept;
import io.cloudhal.memory.Memory;
import io.cloudhal.observe.Operation;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.Drivers;
import io.cloudhal.spi.GuardedComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Computers for tests that have nothing but storage, with one bucket. */
final class Storages implements Drivers {

  static final BucketName BUCKET = new BucketName("tests");

  private static final ProviderId PROVIDER = new ProviderId("inmemory");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InMemoryStorage storage;

  private Storages(InMemoryStorage storage) {
    this.storage = storage;
  }

  static Storages onHeap(TimeSource time) {
    return with(new VolatileBuckets(time, new Versions(RANDOM.nextLong())), time);
  }

  static Storages in(Path directory, TimeSource time) {
    return with(new DirectoryBuckets(directory, false, time, RANDOM), time);
  }

  static Storages forPowerIn(Path directory, TimeSource time) {
    return with(new DirectoryBuckets(directory, true, time, RANDOM), time);
  }

  private static Storages with(Buckets buckets, TimeSource time) {
    return new Storages(InMemoryStorage.withSignedUrls(PROVIDER, buckets, time, RANDOM));
  }

  /** Returns the computer; its bucket is there. */
  CloudComputer computer(TimeSource time) {
    within(() -> storage.ensureBucket(BUCKET));
    return GuardedComputer.of(this, OperationObserver.none(), time);
  }

  /** Runs what a provisioner would do. */
  static void within(Runnable work) {
    Operation operation = new Operation(PROVIDER, "provisioner.test", BUCKET.value());
    try {
      Call.unobserved(operation, Duration.ofSeconds(30)).on(Executors.callable(work));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Swept sweep(Duration budget) {
    AtomicReference<Swept> swept = new AtomicReference<>();
    within(() -> swept.set(storage.sweep(budget)));
    return swept.get();
  }

  static Bucket bucket(CloudComputer computer) {
    return computer.storage().bucket(BUCKET);
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public InMemoryStorage storage() {
    return storage;
  }

  @Override
  public Provisioner provisioner() {
    throw new UnsupportedOperationException("storage only");
  }

  @Override
  public Memory memory() {
    throw new UnsupportedOperationException("storage only");
  }

  @Override
  public Bus bus() {
    throw new UnsupportedOperationException("storage only");
  }

  @Override
  public Alu alu() {
    throw new UnsupportedOperationException("storage only");
  }

  @Override
  public void close() {
    storage.close();
  }
}
