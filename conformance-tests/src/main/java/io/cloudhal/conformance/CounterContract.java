package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Precondition;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Counters, a key space beside the entries. */
abstract class CounterContract extends MemoryContract {

  private static final long MAX = KeyValueStore.MAX_COUNTER_DELTA;
  private static final int RACERS = 4;
  private static final int STEPS = 10;

  @Test
  @Clause("memory.counter.1")
  void counterBeginsAtZeroAndTellsItsNewValue() {
    EntryKey counter = key();
    assertThat(store().increment(counter, 3)).isEqualTo(3);
    assertThat(store().increment(counter, 4)).isEqualTo(7);
    assertThat(store().increment(key(), -2)).isEqualTo(-2);
  }

  @Test
  @Clause("memory.counter.2")
  void counterGoesDownAndBelowZero() {
    EntryKey counter = key();
    store().increment(counter, 5);
    assertThat(store().increment(counter, -5)).isZero();
    assertThat(store().increment(counter, -1)).isEqualTo(-1);
    assertThat(store().increment(counter, 2)).isEqualTo(1);
  }

  @Test
  @Clause("memory.counter.3")
  void deltaOfZeroReads() {
    EntryKey counter = key();
    assertThat(store().increment(counter, 0)).isZero();
    store().increment(counter, 5);
    assertThat(store().increment(counter, 0)).isEqualTo(5);
    assertThat(store().increment(counter, 1)).isEqualTo(6);
  }

  @Test
  @Clause("memory.counter.4")
  void largestStepsAreExact() {
    EntryKey counter = key();
    assertThat(store().increment(counter, -MAX)).isEqualTo(-MAX);
    for (int i = 0; i <= 10; i++) {
      store().increment(counter, MAX);
    }
    assertThat(store().increment(counter, 1)).isEqualTo(10_000_000_000_000_001L);
    assertThat(store().increment(counter, 0)).isEqualTo(10_000_000_000_000_001L);
  }

  @Test
  @Clause("memory.counter.5")
  void largerStepsAreRefusedBeforeAnyRequest() {
    EntryKey counter = key();
    store().increment(counter, 1);
    for (long delta : List.of(MAX + 1, -MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE)) {
      assertRefused(LimitExceededException.class, () -> store().increment(counter, delta));
    }
    assertThat(store().increment(counter, 0)).isEqualTo(1);
  }

  @Test
  @Clause("memory.counter.6")
  void counterIsNoEntry() {
    EntryKey key = key();
    store().increment(key, 5);
    assertAbsent(key);
    assertThat(store().getAll(List.of(key))).isEmpty();
    assertThat(store().scan(ScanRequest.of(key.partition())).items()).isEmpty();
    assertThat(put(key, "entry", ifAbsent()).written()).isTrue();
  }

  @Test
  @Clause("memory.counter.7")
  void counterAndEntryOfOneKeyDoNotTouchEachOther() {
    EntryKey key = key();
    put(key, "entry");
    Entry entry = entry(key);
    assertThat(store().increment(key, 5)).isEqualTo(5);
    assertUnchanged(entry);
    store().removeCounter(key);
    assertUnchanged(entry);
    store().increment(key, 6);
    store().delete(key, Precondition.none());
    assertThat(store().increment(key, 0)).isEqualTo(6);
    store().update(key, value -> Optional.of(bytes(3, 3)));
    assertThat(store().increment(key, 0)).isEqualTo(6);
  }

  @Test
  @Clause("memory.counter.8")
  void removedCounterBeginsAtZeroAgain() {
    EntryKey counter = key();
    store().increment(counter, 5);
    store().removeCounter(counter);
    assertThat(store().increment(counter, 0)).isZero();
    assertThat(store().increment(counter, 2)).isEqualTo(2);
  }

  @Test
  @Clause("memory.counter.9")
  void removingOneCounterLeavesTheOthers() {
    EntryKey counter = key();
    EntryKey neighbour = EntryKey.of(counter.partition(), counter.sort() + "1");
    store().increment(neighbour, 1);
    store().removeCounter(counter);
    assertThat(store().increment(counter, 0)).isZero();
    assertThat(store().increment(neighbour, 0)).isEqualTo(1);
  }

  @Test
  @Clause("memory.counter.10")
  void countersOfAnyKeysAreKeptApart() {
    String partition = partition();
    List<String> odd = OddTexts.all();
    for (int i = 0; i < odd.size(); i++) {
      assertThat(store().increment(EntryKey.of(partition, odd.get(i)), i + 1)).isEqualTo(i + 1);
      assertThat(store().increment(EntryKey.of(partition + odd.get(i)), -i - 1)).isEqualTo(-i - 1);
    }
    assertThat(store().increment(EntryKey.of(partition), 0)).isZero();
  }

  @Test
  @Clause("memory.counter.11")
  void concurrentIncrementsAreExact() {
    EntryKey counter = key();
    KeyValueStore store = store();
    List<Set<Long>> values =
        Concurrently.race(
            RACERS,
            racer -> {
              Set<Long> told = new TreeSet<>();
              for (int i = 0; i < STEPS; i++) {
                told.add(Persistently.call(() -> store.increment(counter, 1)));
              }
              return told;
            });
    Set<Long> all = new TreeSet<>();
    values.forEach(all::addAll);
    assertThat(all)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, RACERS * STEPS).boxed().toList());
  }

  @Test
  @Clause("memory.counter.12")
  void countersAreSeenOnAnotherComputer() {
    EntryKey counter = key();
    store().increment(counter, 5);
    assertThat(storeElsewhere().increment(counter, 1)).isEqualTo(6);
    assertThat(store().increment(counter, 0)).isEqualTo(6);
  }
}
