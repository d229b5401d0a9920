package io.cloudhal.benchmarks;

import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reads and writes values of 1 KiB: by the HAL on the volatile computer, and in a map whose values
 * are copied in and out, as a caller of the HAL would have to do by himself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemoryBenchmark {

  private static final int KEYS = 1024;
  private static final int VALUE_BYTES = 1024;

  /** One read and one write. */
  private interface Subject extends AutoCloseable {

    Object get(EntryKey key);

    Object put(EntryKey key, byte[] value);

    @Override
    void close();
  }

  /** Who is measured. */
  @Param({"hal", "concurrent-hash-map"})
  public String subject = "hal";

  private final EntryKey[] keys = new EntryKey[KEYS];
  private final byte[] value = new byte[VALUE_BYTES];
  private Subject measured = new BareMap();
  private int next;

  /** Fills the subject. */
  @Setup(Level.Trial)
  public void fill() {
    measured = subject.equals("hal") ? new Hal() : new BareMap();
    for (int i = 0; i < KEYS; i++) {
      keys[i] = EntryKey.of("partition" + i % 16, "key" + i);
      Object _ = measured.put(keys[i], value);
    }
  }

  /** Closes the subject. */
  @TearDown(Level.Trial)
  public void close() {
    measured.close();
  }

  /** Reads a value. */
  @Benchmark
  public Object get() {
    return measured.get(keys[next++ & KEYS - 1]);
  }

  /** Replaces a value. */
  @Benchmark
  public Object put() {
    return measured.put(keys[next++ & KEYS - 1], value);
  }

  private static final class Hal implements Subject {

    private final CloudComputer computer = CloudComputers.open(URI.create("inmemory://volatile"));
    private final KeyValueStore store;

    Hal() {
      StoreName name = new StoreName("benchmark");
      computer.provisioner().ensureStore(name);
      store = computer.memory().store(name);
    }

    @Override
    public Object get(EntryKey key) {
      return store.get(key);
    }

    @Override
    public Object put(EntryKey key, byte[] value) {
      return store.put(key, Bytes.copyOf(value), EntryOptions.defaults());
    }

    @Override
    public void close() {
      computer.close();
    }
  }

  private static final class BareMap implements Subject {

    private final Map<EntryKey, byte[]> map = new ConcurrentHashMap<>();

    @Override
    public Object get(EntryKey key) {
      return map.getOrDefault(key, new byte[0]).clone();
    }

    @Override
    public Object put(EntryKey key, byte[] value) {
      byte[] copy = value.clone();
      map.put(key, copy);
      return copy;
    }

    @Override
    public void close() {
      map.clear();
    }
  }
}
