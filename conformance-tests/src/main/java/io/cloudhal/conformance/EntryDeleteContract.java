package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.DeleteResult;
import io.cloudhal.DeleteResult.Absent;
import io.cloudhal.DeleteResult.Conflict;
import io.cloudhal.DeleteResult.Deleted;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Removing entries. */
abstract class EntryDeleteContract extends MemoryContract {

  @Test
  @Clause("memory.delete.1")
  void deletedEntryIsInNoRead() {
    EntryKey key = key();
    put(key, "value");
    assertThat(store().delete(key, Precondition.none())).isEqualTo(new Deleted());
    assertAbsent(key);
    assertThat(store().getAll(List.of(key))).isEmpty();
    assertThat(store().scan(ScanRequest.of(key.partition())).items()).isEmpty();
  }

  @Test
  @Clause("memory.delete.2")
  void deleteOfNothingIsDeleted() {
    EntryKey key = key();
    assertThat(store().delete(key, Precondition.none())).isEqualTo(new Deleted());
    put(key, "value");
    store().delete(key, Precondition.none());
    assertThat(store().delete(key, Precondition.none())).isEqualTo(new Deleted());
    assertAbsent(key);
  }

  @Test
  @Clause("memory.delete.3")
  void deleteIfVersionRemovesThatVersion() {
    EntryKey key = key();
    Version version = put(key, "value");
    assertThat(delete(key, version)).isEqualTo(new Deleted());
    assertAbsent(key);
  }

  @Test
  @Clause("memory.delete.4")
  void deleteIfVersionOfAnotherVersionConflictsAndChangesNothing() {
    EntryKey key = key();
    Version replaced = put(key, "value");
    put(key, "value", livingFor(Duration.ofHours(1)));
    Entry before = entry(key);
    for (Version wrong : List.of(replaced, put(key(), "x"))) {
      DeleteResult result = delete(key, wrong);
      assertThat(result).isInstanceOf(Conflict.class);
      assertHint(((Conflict) result).current(), Optional.of(before.version()));
    }
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.delete.5")
  void deleteIfVersionOfNothingIsAbsent() {
    EntryKey key = key();
    Version version = put(key, "value");
    store().delete(key, Precondition.none());
    assertThat(delete(key, version)).isEqualTo(new Absent());
    assertThat(delete(key(), version)).isEqualTo(new Absent());
  }

  @Test
  @Clause("memory.delete.6")
  void deleteIfAbsentIsInvalidBeforeAnyRequest() {
    EntryKey key = key();
    put(key, "value");
    assertRefused(
        InvalidRequestException.class, () -> store().delete(key, Precondition.ifAbsent()));
    assertThat(text(key)).isEqualTo("value");
  }

  @Test
  @Clause("memory.delete.7")
  void deleteLeavesOtherEntriesAlone() {
    String partition = partition();
    List<EntryKey> others =
        List.of(
            EntryKey.of(partition, "sort1"),
            EntryKey.of(partition, "sor"),
            EntryKey.of(partition, ""),
            EntryKey.of(partition + "1", "sort"));
    others.forEach(other -> put(other, "other"));
    put(EntryKey.of(partition, "sort"), "value");
    store().delete(EntryKey.of(partition, "sort"), Precondition.none());
    assertThat(store().getAll(others)).containsOnlyKeys(others);
  }

  @Test
  @Clause("memory.delete.8")
  void ofManyDeletesOfOneVersionOneDeletes() {
    EntryKey key = key();
    Version version = put(key, "value");
    KeyValueStore store = store();
    List<DeleteResult> results =
        Concurrently.race(
            8,
            racer -> Persistently.call(() -> store.delete(key, Precondition.ifVersion(version))));
    assertThat(results).filteredOn(Deleted.class::isInstance).hasSize(1);
    assertAbsent(key);
  }

  private DeleteResult delete(EntryKey key, Version expected) {
    return store().delete(key, Precondition.ifVersion(expected));
  }
}
