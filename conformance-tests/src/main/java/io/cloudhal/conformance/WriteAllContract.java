package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.memory.WriteOutcome.Applied;
import io.cloudhal.memory.WriteOutcome.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writing many entries, each by itself. */
abstract class WriteAllContract extends MemoryContract {

  @Test
  @Clause("memory.writeall.1")
  void everyWriteIsAppliedAndHasItsOutcome() {
    EntryKey first = key();
    EntryKey second = key();
    EntryKey gone = key();
    put(gone, "old");
    put(second, "old");
    List<WriteOutcome> outcomes =
        store()
            .writeAll(
                List.of(
                    Write.put(first, Bytes.utf8("one")),
                    Write.delete(gone),
                    Write.put(second, Bytes.utf8("two")),
                    Write.delete(key())));
    assertThat(outcomes)
        .containsExactly(
            new Applied(Optional.of(entry(first).version())),
            new Applied(Optional.empty()),
            new Applied(Optional.of(entry(second).version())),
            new Applied(Optional.empty()));
    assertThat(text(first)).isEqualTo("one");
    assertThat(text(second)).isEqualTo("two");
    assertAbsent(gone);
  }

  @Test
  @Clause("memory.writeall.2")
  void conditionalWritesThatHoldAreApplied() {
    EntryKey created = key();
    EntryKey replaced = key();
    EntryKey deleted = key();
    Version old = put(replaced, "old");
    Version dead = put(deleted, "dead");
    List<WriteOutcome> outcomes =
        store()
            .writeAll(
                List.of(
                    Write.put(created, Bytes.utf8("new"), ifAbsent()),
                    Write.put(replaced, Bytes.utf8("new"), ifVersion(old)),
                    Write.delete(deleted, Precondition.ifVersion(dead))));
    assertThat(outcomes)
        .containsExactly(
            new Applied(Optional.of(entry(created).version())),
            new Applied(Optional.of(entry(replaced).version())),
            new Applied(Optional.empty()));
    assertThat(text(replaced)).isEqualTo("new");
    assertAbsent(deleted);
  }

  @Test
  @Clause("memory.writeall.3")
  void lostWritesConflictAndDoNotStopTheOthers() {
    EntryKey there = key();
    EntryKey moved = key();
    EntryKey kept = key();
    Version stale = put(moved, "stale");
    put(there, "old");
    put(moved, "old");
    put(kept, "old");
    Map<EntryKey, Entry> before = store().getAll(List.of(there, moved, kept));
    EntryKey applied = key();
    List<WriteOutcome> outcomes =
        store()
            .writeAll(
                List.of(
                    Write.put(there, Bytes.utf8("lost"), ifAbsent()),
                    Write.put(moved, Bytes.utf8("lost"), ifVersion(stale)),
                    Write.delete(kept, Precondition.ifVersion(stale)),
                    Write.put(applied, Bytes.utf8("new"))));
    assertLost(outcomes.get(0), entry(before, there));
    assertLost(outcomes.get(1), entry(before, moved));
    assertLost(outcomes.get(2), entry(before, kept));
    assertThat(outcomes.get(3)).isEqualTo(new Applied(Optional.of(entry(applied).version())));
    before.values().forEach(this::assertUnchanged);
  }

  private static void assertLost(WriteOutcome outcome, Entry current) {
    assertThat(outcome).isInstanceOf(Conflict.class);
    assertHint(((Conflict) outcome).current(), Optional.of(current.version()));
  }

  @Test
  @Clause("memory.writeall.4")
  void conditionalWritesOfNothingConflict() {
    Version foreign = put(key(), "x");
    EntryKey absent = key();
    List<WriteOutcome> outcomes =
        store()
            .writeAll(
                List.of(
                    Write.delete(key(), Precondition.ifVersion(foreign)),
                    Write.put(absent, Bytes.utf8("lost"), ifVersion(foreign))));
    assertThat(outcomes)
        .containsExactly(new Conflict(Optional.empty()), new Conflict(Optional.empty()));
    assertAbsent(absent);
  }

  @Test
  @Clause("memory.writeall.5")
  void noWritesDoNothingWithoutARequest() {
    calls().clear();
    assertThat(store().writeAll(List.of())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("memory.writeall.6")
  void moreWritesThanAVendorTakesAreApplied() {
    List<EntryKey> keys = keys(partition(), 130);
    putAll(keys);
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      EntryKey key = keys.get(i);
      writes.add(i % 2 == 0 ? Write.delete(key) : Write.put(key, Bytes.utf8("new " + i)));
    }
    List<WriteOutcome> outcomes = store().writeAll(writes);
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(outcomes).hasSize(keys.size());
    assertThat(entries).hasSize(keys.size() / 2);
    for (int i = 1; i < keys.size(); i += 2) {
      Entry entry = entry(entries, keys.get(i));
      assertThat(entry.value().toUtf8()).isEqualTo("new " + i);
      assertThat(outcomes.get(i)).isEqualTo(new Applied(Optional.of(entry.version())));
      assertThat(outcomes.get(i - 1)).isEqualTo(new Applied(Optional.empty()));
    }
  }

  @Test
  @Clause("memory.writeall.7")
  void moreBytesThanATransactionTakesAreWritten() {
    List<EntryKey> keys = keys(partition(), 12);
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      writes.add(Write.put(keys.get(i), bytes(LARGE, i)));
    }
    assertThat(store().writeAll(writes)).hasSize(12).allMatch(Applied.class::isInstance);
    for (int i = 0; i < keys.size(); i++) {
      boolean equal = entry(keys.get(i)).value().equals(bytes(LARGE, i));
      assertThat(equal).as("value %s is as written", i).isTrue();
    }
  }

  @Test
  @Clause("memory.writeall.8")
  void checkIsInvalidBeforeAnyRequest() {
    assertRefusedWhole(InvalidRequestException.class, Write.check(key(), Precondition.ifAbsent()));
  }

  @Test
  @Clause("memory.writeall.9")
  void deleteIfAbsentIsInvalidBeforeAnyRequest() {
    assertRefusedWhole(InvalidRequestException.class, Write.delete(key(), Precondition.ifAbsent()));
  }

  @Test
  @Clause("memory.writeall.10")
  void keyNamedTwiceIsInvalidBeforeAnyRequest() {
    EntryKey key = key();
    assertRefused(
        InvalidRequestException.class,
        () -> store().writeAll(List.of(Write.put(key, Bytes.utf8("lost")), Write.delete(key))));
    assertAbsent(key);
  }

  @Test
  @Clause("memory.writeall.11")
  void valueTooLargeIsRefusedBeforeAnyRequest() {
    int largest = computer().memory().capabilities().maxValueBytes();
    assertRefusedWhole(
        LimitExceededException.class, Write.put(key(), Bytes.wrap(new byte[largest + 1])));
  }

  private void assertRefusedWhole(Class<? extends HalException> type, Write refused) {
    EntryKey innocent = key();
    Write put = Write.put(innocent, Bytes.utf8("innocent"));
    assertRefused(type, () -> store().writeAll(List.of(put, refused)));
    assertAbsent(innocent);
  }
}
