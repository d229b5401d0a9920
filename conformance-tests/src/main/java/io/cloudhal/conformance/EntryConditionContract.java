package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Storing an entry only if what is there is as expected. */
abstract class EntryConditionContract extends MemoryContract {

  private static final int RACERS = 8;

  @Test
  @Clause("memory.condition.1")
  void putIfAbsentWritesWhereThereIsNothing() {
    EntryKey key = key();
    Version version = put(key, "new", ifAbsent()).version();
    assertThat(text(key)).isEqualTo("new");
    assertThat(entry(key).version()).isEqualTo(version);
  }

  @Test
  @Clause("memory.condition.2")
  void putIfAbsentOnExistingKeyConflictsAndChangesNothing() {
    EntryKey key = key();
    put(key, "old", livingFor(Duration.ofHours(1)));
    Entry before = entry(key);
    assertConflict(put(key, "new", ifAbsent()), Optional.of(before.version()));
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.condition.3")
  void putIfAbsentWritesAfterADelete() {
    EntryKey key = key();
    put(key, "old");
    store().delete(key, Precondition.none());
    assertThat(put(key, "new", ifAbsent()).written()).isTrue();
    assertThat(text(key)).isEqualTo("new");
  }

  @Test
  @Clause("memory.condition.4")
  void putIfVersionWritesOverThatVersion() {
    EntryKey key = key();
    Version first = put(key, "first");
    Version second = put(key, "second", ifVersion(first)).version();
    assertThat(text(key)).isEqualTo("second");
    assertThat(entry(key).version()).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  @Clause("memory.condition.5")
  void putIfVersionOverAnotherVersionConflictsAndChangesNothing() {
    EntryKey key = key();
    Version replaced = put(key, "first");
    put(key, "first", livingFor(Duration.ofHours(1)));
    Entry before = entry(key);
    assertConflict(put(key, "new", ifVersion(replaced)), Optional.of(before.version()));
    assertConflict(put(key, "new", ifVersion(put(key(), "x"))), Optional.of(before.version()));
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.condition.6")
  void putIfVersionConflictsWhereThereIsNothing() {
    EntryKey key = key();
    assertConflict(put(key, "new", ifVersion(put(key(), "x"))), Optional.empty());
    assertAbsent(key);
    Version deleted = put(key, "old");
    store().delete(key, Precondition.none());
    assertConflict(put(key, "new", ifVersion(deleted)), Optional.empty());
    assertAbsent(key);
  }

  @Test
  @Clause("memory.condition.7")
  void ofManyPutsIfAbsentOneWins() {
    EntryKey key = key();
    int winner = race(key, ifAbsent());
    assertThat(text(key)).isEqualTo("racer " + winner);
  }

  @Test
  @Clause("memory.condition.8")
  void ofManyPutsOverOneVersionOneWins() {
    EntryKey key = key();
    int winner = race(key, ifVersion(put(key, "start")));
    assertThat(text(key)).isEqualTo("racer " + winner);
  }

  /** Puts on many threads at once and returns who has written. */
  private int race(EntryKey key, EntryOptions options) {
    KeyValueStore store = store();
    List<WriteResult> results =
        Concurrently.race(
            RACERS,
            racer ->
                Persistently.call(() -> store.put(key, Bytes.utf8("racer " + racer), options)));
    List<Integer> winners =
        IntStream.range(0, RACERS).filter(i -> results.get(i).written()).boxed().toList();
    assertThat(winners).hasSize(1);
    assertThat(entry(key).version()).isEqualTo(results.get(winners.get(0)).version());
    return winners.get(0);
  }
}
