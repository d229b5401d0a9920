package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changing an entry by what is there. */
abstract class EntryUpdateContract extends MemoryContract {

  @Test
  @Clause("memory.update.1")
  void updateIsGivenTheValueAndReplacesIt() {
    EntryKey key = key();
    Version before = put(key, "one");
    Optional<Entry> updated = store().update(key, value -> value.map(old -> append(old, "two")));
    assertThat(updated).contains(entry(key));
    assertThat(text(key)).isEqualTo("one two");
    assertThat(entry(key).version()).isNotEqualTo(before);
    assertThat(entry(key).expiresAt()).isEmpty();
  }

  @Test
  @Clause("memory.update.2")
  void updateIsGivenNothingWhereThereIsNothing() {
    EntryKey key = key();
    Optional<Entry> updated =
        store().update(key, value -> Optional.of(Bytes.utf8("empty: " + value.isEmpty())));
    assertThat(updated).contains(entry(key));
    assertThat(text(key)).isEqualTo("empty: true");
  }

  @Test
  @Clause("memory.update.3")
  void updateToNothingRemovesTheEntry() {
    EntryKey key = key();
    put(key, "value");
    assertThat(store().update(key, value -> Optional.empty())).isEmpty();
    assertAbsent(key);
    assertThat(store().update(key, value -> Optional.empty())).isEmpty();
    assertAbsent(key);
  }

  @Test
  @Clause("memory.update.9")
  void updateKeepsTheEnd() {
    EntryKey key = key();
    put(key, "old", livingFor(Duration.ofSeconds(4)));
    Instant end = entry(key).expiresAt().orElseThrow();
    for (int i = 0; time().now().isBefore(end.minusMillis(500)); i++) {
      String word = "word" + i;
      Optional<Entry> updated = store().update(key, value -> value.map(old -> append(old, word)));
      assertThat(updated).contains(entry(key));
      assertThat(entry(key).expiresAt()).contains(end);
      time().pass(Duration.ofMillis(370));
    }
    time().pass(Duration.ofSeconds(1));
    assertAbsent(key);
  }

  @Test
  @Clause("memory.update.10")
  void failureOfTheChangeIsThrownAndNothingChanges() {
    EntryKey key = key();
    put(key, "old");
    Entry before = entry(key);
    RuntimeException failure = new IllegalArgumentException("no change");
    assertThatThrownBy(
            () ->
                store()
                    .update(
                        key,
                        value -> {
                          throw failure;
                        }))
        .isSameAs(failure);
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.update.11")
  void valueTooLargeIsRefusedAndNothingChanges() {
    EntryKey key = key();
    put(key, "old");
    Entry before = entry(key);
    int largest = computer().memory().capabilities().maxValueBytes();
    Optional<Bytes> tooLarge = Optional.of(Bytes.wrap(new byte[largest + 1]));
    assertThatThrownBy(() -> store().update(key, value -> tooLarge))
        .isInstanceOf(LimitExceededException.class);
    assertUnchanged(before);
  }

  private static Bytes append(Bytes value, String word) {
    return Bytes.utf8(value.toUtf8() + " " + word);
  }
}
