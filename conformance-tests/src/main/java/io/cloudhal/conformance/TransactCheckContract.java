package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Transactions that depend on entries which they do not write. */
abstract class TransactCheckContract extends TransactionContract {

  @Test
  @Clause("memory.check.1")
  void checkOfAVersionThatHoldsCommitsAndKeepsTheValue() {
    EntryKey checked = key();
    Version version = put(checked, "checked");
    EntryKey written = EntryKey.of(checked.partition(), "written");
    List<Optional<Version>> versions =
        committed(
            checked.partition(),
            Write.check(checked, Precondition.ifVersion(version)),
            Write.put(written, Bytes.utf8("new")));
    assertThat(versions).containsExactly(Optional.empty(), Optional.of(entry(written).version()));
    assertThat(text(checked)).isEqualTo("checked");
  }

  @Test
  @Clause("memory.check.2")
  void checkOfAVersionThatFailsConflictsAndNothingChanges() {
    EntryKey checked = key();
    Version stale = put(checked, "stale");
    put(checked, "checked");
    assertStops(Write.check(checked, Precondition.ifVersion(stale)));
    assertThat(text(checked)).isEqualTo("checked");
    assertStops(Write.check(key(), Precondition.ifVersion(stale)));
  }

  @Test
  @Clause("memory.check.3")
  void checkOfAbsenceThatHoldsCommitsAndLeavesNothing() {
    EntryKey absent = key();
    EntryKey written = EntryKey.of(absent.partition(), "written");
    committed(
        absent.partition(),
        Write.put(written, Bytes.utf8("new")),
        Write.check(absent, Precondition.ifAbsent()));
    assertAbsent(absent);
    assertThat(entries(absent.partition())).containsExactly(entry(written));
    assertThat(put(absent, "later", ifAbsent()).written()).isTrue();
  }

  @Test
  @Clause("memory.check.4")
  void checkOfAbsenceOfWhatIsThereConflictsAndNothingChanges() {
    EntryKey there = key();
    put(there, "there");
    assertStops(Write.check(there, Precondition.ifAbsent()));
    assertThat(text(there)).isEqualTo("there");
  }

  private void assertStops(Write check) {
    String partition = check.key().partition();
    EntryKey written = EntryKey.of(partition, "written");
    Write put = Write.put(written, Bytes.utf8("lost"));
    assertConflict(0, transact(partition, check, put));
    assertConflict(1, transact(partition, put, check));
    assertConflict(0, transact(partition, check));
    assertAbsent(written);
  }

  @Test
  @Clause("memory.check.5")
  void transactionOfChecksChangesNothing() {
    EntryKey there = key();
    EntryKey absent = EntryKey.of(there.partition(), "absent");
    Version version = put(there, "there");
    List<Optional<Version>> versions =
        committed(
            there.partition(),
            Write.check(there, Precondition.ifVersion(version)),
            Write.check(absent, Precondition.ifAbsent()));
    assertThat(versions).containsExactly(Optional.empty(), Optional.empty());
    assertThat(text(there)).isEqualTo("there");
    assertAbsent(absent);
  }

  @Test
  @Clause("memory.check.6")
  void checkWithoutPreconditionIsInvalidBeforeAnyRequest() {
    EntryKey key = key();
    EntryKey written = EntryKey.of(key.partition(), "written");
    List<Write> writes =
        List.of(Write.put(written, bytes(1, 1)), Write.check(key, Precondition.none()));
    assertRefused(InvalidRequestException.class, () -> store().transact(key.partition(), writes));
    assertAbsent(written);
  }
}
