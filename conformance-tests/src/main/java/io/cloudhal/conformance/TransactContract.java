package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.TransactionResult.Committed;
import io.cloudhal.memory.Write;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Transactions: all writes or none. */
abstract class TransactContract extends TransactionContract {

  @Test
  @Clause("memory.transact.1")
  void allWritesAreAppliedAndTellTheirVersions() {
    String partition = partition();
    EntryKey first = EntryKey.of(partition, "first");
    EntryKey gone = EntryKey.of(partition, "gone");
    EntryKey second = EntryKey.of(partition, "second");
    put(gone, "old");
    put(second, "old");
    List<Optional<Version>> versions =
        committed(
            partition,
            Write.put(first, Bytes.utf8("one")),
            Write.delete(gone),
            Write.put(second, Bytes.utf8("two")));
    assertThat(versions)
        .containsExactly(
            Optional.of(entry(first).version()),
            Optional.empty(),
            Optional.of(entry(second).version()));
    assertThat(text(first)).isEqualTo("one");
    assertThat(text(second)).isEqualTo("two");
    assertAbsent(gone);
  }

  @Test
  @Clause("memory.transact.2")
  void transactionWhoseConditionsHoldCommits() {
    String partition = partition();
    EntryKey created = EntryKey.of(partition, "created");
    EntryKey replaced = EntryKey.of(partition, "replaced");
    EntryKey deleted = EntryKey.of(partition, "deleted");
    Version old = put(replaced, "old");
    Version dead = put(deleted, "dead");
    committed(
        partition,
        Write.put(created, Bytes.utf8("new"), ifAbsent()),
        Write.put(replaced, Bytes.utf8("newer"), ifVersion(old)),
        Write.delete(deleted, Precondition.ifVersion(dead)));
    assertThat(text(created)).isEqualTo("new");
    assertThat(text(replaced)).isEqualTo("newer");
    assertAbsent(deleted);
  }

  @Test
  @Clause("memory.transact.3")
  void putIfAbsentThatLosesConflictsAndNothingChanges() {
    EntryKey there = key();
    put(there, "old");
    assertNothingChanges(there, Write.put(there, Bytes.utf8("lost"), ifAbsent()));
  }

  @Test
  @Clause("memory.transact.4")
  void putIfVersionThatLosesConflictsAndNothingChanges() {
    EntryKey there = key();
    Version stale = put(there, "stale");
    put(there, "old");
    assertNothingChanges(there, Write.put(there, Bytes.utf8("lost"), ifVersion(stale)));
    EntryKey absent = key();
    assertNothingChanges(absent, Write.put(absent, Bytes.utf8("lost"), ifVersion(stale)));
  }

  @Test
  @Clause("memory.transact.5")
  void deleteIfVersionThatLosesConflictsAndNothingChanges() {
    EntryKey there = key();
    Version stale = put(there, "stale");
    put(there, "old");
    assertNothingChanges(there, Write.delete(there, Precondition.ifVersion(stale)));
    EntryKey absent = key();
    assertNothingChanges(absent, Write.delete(absent, Precondition.ifVersion(stale)));
  }

  /** Lets a losing write be at each place among others. */
  private void assertNothingChanges(EntryKey key, Write losing) {
    String partition = key.partition();
    EntryKey created = EntryKey.of(partition, "created");
    EntryKey kept = EntryKey.of(partition, "kept");
    put(kept, "kept");
    List<Entry> before = entries(partition);
    Write create = Write.put(created, Bytes.utf8("lost"));
    Write delete = Write.delete(kept);
    assertConflict(0, transact(partition, losing, create, delete));
    assertConflict(1, transact(partition, create, losing, delete));
    assertConflict(2, transact(partition, create, delete, losing));
    assertThat(entries(partition)).isEqualTo(before);
  }

  @Test
  @Clause("memory.transact.6")
  void conflictOfSeveralWritesTellsOneOfThemIfAny() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, 4);
    putAll(keys.subList(2, 4));
    TransactionResult result =
        transact(
            partition,
            Write.put(keys.get(0), Bytes.utf8("lost"), ifAbsent()),
            Write.put(keys.get(2), Bytes.utf8("lost"), ifAbsent()),
            Write.put(keys.get(1), Bytes.utf8("lost"), ifAbsent()),
            Write.put(keys.get(3), Bytes.utf8("lost"), ifAbsent()));
    assertThat(result).isInstanceOf(TransactionResult.Conflict.class);
    OptionalInt failed = ((TransactionResult.Conflict) result).failed();
    if (failed.isPresent()) {
      assertThat(failed.getAsInt()).isIn(1, 3);
    }
    assertThat(entries(partition)).hasSize(2);
  }

  @Test
  @Clause("memory.transact.7")
  void transactionOfDeletesCommits() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, 3);
    putAll(keys);
    assertThat(committed(partition, Write.delete(keys.get(0)), Write.delete(keys.get(2))))
        .containsExactly(Optional.empty(), Optional.empty());
    assertThat(entries(partition)).extracting(Entry::key).containsExactly(keys.get(1));
  }

  @Test
  @Clause("memory.transact.8")
  void unconditionalDeleteOfNothingDoesNotStopTheOthers() {
    String partition = partition();
    EntryKey key = EntryKey.of(partition, "new");
    committed(partition, Write.delete(EntryKey.of(partition, "none")), Write.put(key, bytes(9, 9)));
    assertThat(entry(key).value()).isEqualTo(bytes(9, 9));
  }

  @Test
  @Clause("memory.transact.9")
  void noWritesCommitWithoutARequest() {
    calls().clear();
    assertThat(store().transact(partition(), List.of())).isEqualTo(new Committed(List.of()));
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("memory.transact.10")
  void committedWritesAreSeenOnAnotherComputer() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, 3);
    committed(partition, keys.stream().map(key -> Write.put(key, bytes(5, 5))).toList());
    assertThat(storeElsewhere().getAll(keys)).containsOnlyKeys(keys);
  }
}
