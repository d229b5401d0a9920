package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Changing an entry while others do. */
abstract class UpdateRaceContract extends MemoryContract {

  private static final int RACERS = 4;
  private static final int ADDITIONS = 8;

  @Test
  @Clause("memory.update.4")
  void concurrentUpdatesLoseNone() {
    EntryKey key = key();
    KeyValueStore store = store();
    Concurrently.race(
        RACERS,
        racer -> {
          for (int i = 0; i < ADDITIONS; i++) {
            String word = racer + ":" + i;
            Persistently.call(
                () ->
                    store.update(
                        key, value -> Optional.of(append(value.orElse(Bytes.empty()), word))));
          }
          return racer;
        });
    String[] words = text(key).trim().split(" ");
    assertThat(words).hasSize(RACERS * ADDITIONS).doesNotHaveDuplicates();
    for (int racer = 0; racer < RACERS; racer++) {
      String prefix = racer + ":";
      assertThat(Arrays.stream(words).filter(word -> word.startsWith(prefix)))
          .as("the order of one thread")
          .isSorted();
    }
  }

  @Test
  @Clause("memory.update.5")
  void updateThatAnotherWriteOvertakesIsMadeAgain() {
    EntryKey key = key();
    put(key, "old");
    Overtaken change = new Overtaken(() -> put(key, "newer"), "changed");
    assertThat(store().update(key, change)).contains(entry(key));
    assertThat(text(key)).isEqualTo("newer changed");
    assertThat(change.seen()).containsExactly("old", "newer");
  }

  @Test
  @Clause("memory.update.6")
  void updateThatACreationOvertakesIsMadeAgain() {
    EntryKey key = key();
    Overtaken change = new Overtaken(() -> put(key, "created"), "changed");
    store().update(key, change);
    assertThat(text(key)).isEqualTo("created changed");
    assertThat(change.seen()).containsExactly("", "created");
  }

  @Test
  @Clause("memory.update.7")
  void updateThatADeleteOvertakesIsMadeAgain() {
    EntryKey key = key();
    put(key, "old");
    Overtaken change = new Overtaken(() -> store().delete(key, Precondition.none()), "changed");
    store().update(key, change);
    assertThat(text(key)).isEqualTo(" changed");
    assertThat(change.seen()).containsExactly("old", "");
  }

  @Test
  @Clause("memory.update.8")
  void removalThatAnotherWriteOvertakesIsMadeAgain() {
    EntryKey key = key();
    put(key, "old");
    Overtaken change = new Overtaken(() -> put(key, "newer"), null);
    assertThat(store().update(key, change)).isEmpty();
    assertThat(change.seen()).containsExactly("old", "newer");
    assertAbsent(key);
  }

  @Test
  @Clause("memory.update.12")
  void updateThatIsOvertakenForEverTimesOut() {
    EntryKey key = key();
    put(key, "0");
    KeyValueStore hasty =
        computer().withDeadline(Duration.ofSeconds(2)).memory().store(store().name());
    AtomicInteger overtaken = new AtomicInteger();
    UnaryOperator<Optional<Bytes>> loser =
        value -> {
          put(key, Integer.toString(overtaken.incrementAndGet()));
          return Optional.of(Bytes.utf8("lost"));
        };
    assertThatThrownBy(() -> hasty.update(key, loser)).isInstanceOf(TimedOutException.class);
    assertThat(text(key)).isEqualTo(Integer.toString(overtaken.get()));
    assertThat(overtaken).hasValueGreaterThan(1);
  }

  private static Bytes append(Bytes value, String word) {
    return Bytes.utf8(value.toUtf8() + " " + word);
  }
}
