package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.HalException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Write;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes ever greater numbers in a directory, with several threads and in several ways, and prints
 * each that was acknowledged. Goes on where the process before it has ended.
 */
final class SteadyWriter implements Runnable {

  static final int THREADS = 3;

  /** One way of writing a number. */
  enum Way {
    PUT,
    COUNTER,
    TRANSACTION
  }

  private static final List<String> TOGETHER = List.of("a", "b", "c", "d", "e");

  private final KeyValueStore store;
  private final int thread;

  SteadyWriter(KeyValueStore store, int thread) {
    this.store = store;
    this.thread = thread;
  }

  /** Writes until it is killed or the disk is full. */
  public static void main(String[] args) throws InterruptedException {
    TimeSource time = TimeSource.system();
    try (CloudComputer computer = Memories.in(Path.of(args[0]), time).computer(time)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(new Thread(new SteadyWriter(Memories.store(computer), i)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        for (Way way : Way.values()) {
          long number = read(way) + 1;
          write(way, number);
          System.out.println(thread + " " + way + " " + number);
        }
      }
    } catch (HalException e) {
      System.out.println(e.getMessage());
    }
  }

  private void write(Way way, long number) {
    switch (way) {
      case PUT -> store.put(key("put"), value(number), EntryOptions.defaults());
      case COUNTER -> store.increment(key("counter"), 1);
      case TRANSACTION -> transact(number);
    }
  }

  private void transact(long number) {
    List<Write> writes = new ArrayList<>();
    TOGETHER.forEach(sort -> writes.add(Write.put(key(sort), value(number))));
    writes.add(isOdd(number) ? Write.put(key("odd"), value(number)) : Write.delete(key("odd")));
    store.transact(partition(), writes);
  }

  /** Returns the number that was written last; one that was written in part is an error. */
  long read(Way way) {
    return switch (way) {
      case PUT -> number("put");
      case COUNTER -> store.increment(key("counter"), 0);
      case TRANSACTION -> transacted();
    };
  }

  private long transacted() {
    long number = number(TOGETHER.get(0));
    boolean whole = TOGETHER.stream().allMatch(sort -> number(sort) == number);
    if (!whole || number("odd") != (isOdd(number) ? number : 0)) {
      throw new IllegalStateException("part of a transaction");
    }
    return number;
  }

  private long number(String sort) {
    Optional<Bytes> found = store.get(key(sort)).map(Entry::value);
    if (found.isEmpty()) {
      return 0;
    }
    long number = Long.parseLong(found.get().toUtf8().split(":", 2)[0]);
    if (!found.get().equals(value(number))) {
      throw new IllegalStateException("part of a value");
    }
    return number;
  }

  /** Of different sizes, up to some blocks of the file. */
  private static Bytes value(long number) {
    return Bytes.utf8(number + ":" + "-".repeat((int) (number * 739 % 9000)));
  }

  private static boolean isOdd(long number) {
    return number % 2 != 0;
  }

  private EntryKey key(String sort) {
    return EntryKey.of(partition(), sort);
  }

  private String partition() {
    return "thread" + thread;
  }
}
