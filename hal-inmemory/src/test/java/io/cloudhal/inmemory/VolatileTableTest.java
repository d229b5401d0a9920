package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class VolatileTableTest {

  private static final int ENTRIES = 20_000;

  private final VolatileTable table = new VolatileTable();

  @Test
  void entryThatWasReadIsVisited() {
    AtomicInteger wanted = new AtomicInteger();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> putEachWhen(wanted));
    int missed = 0;
    for (int i = 0; i < ENTRIES; i++) {
      EntryKey key = key(i);
      wanted.set(i);
      spinUntil(() -> table.get(key) != null);
      missed += isVisited(key) ? 0 : 1;
    }
    assertThat(writer).succeedsWithin(Duration.ofSeconds(30));
    assertThat(missed).as("entries that were read and not visited").isZero();
  }

  private void putEachWhen(AtomicInteger wanted) {
    for (int i = 0; i < ENTRIES; i++) {
      int number = i;
      spinUntil(() -> wanted.get() == number);
      put(key(i));
    }
  }

  /** Answers at once where there is a core for each thread, and lets the other one run if not. */
  private static void spinUntil(BooleanSupplier condition) {
    for (int spins = 1; !condition.getAsBoolean(); spins++) {
      if (spins % 1_000 == 0) {
        LockSupport.parkNanos(1);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private void put(EntryKey key) {
    Entry entry = new Entry(key, Bytes.utf8("value"), new Version("1"), Optional.empty());
    boolean unused =
        table.change(
            key,
            () -> {
              table.put(entry);
              return true;
            });
  }

  private boolean isVisited(EntryKey key) {
    AtomicBoolean visited = new AtomicBoolean();
    table.visit(
        new KeyRange(key, true, key, true),
        false,
        entry -> {
          visited.set(true);
          return false;
        });
    return visited.get();
  }

  private static EntryKey key(int number) {
    return EntryKey.of("partition", Integer.toString(number));
  }
}
