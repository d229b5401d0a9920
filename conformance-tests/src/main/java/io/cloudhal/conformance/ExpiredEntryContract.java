package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.computer.Swept;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writing over entries that have expired and may still be stored. */
abstract class ExpiredEntryContract extends TransactionContract {

  private static final Duration BUDGET = Duration.ofMinutes(1);

  @Test
  @Clause("memory.expired.1")
  void putIfAbsentWritesOverAnExpiredEntry() {
    EntryKey key = key();
    Version expired = putExpired(key, "old");
    Version version = put(key, "new", ifAbsent()).version();
    assertThat(version).isNotEqualTo(expired);
    assertThat(text(key)).isEqualTo("new");
    assertThat(entry(key).expiresAt()).isEmpty();
    assertConflict(put(key, "lost", ifAbsent()), Optional.of(version));
  }

  @Test
  @Clause("memory.expired.2")
  void putIfVersionIgnoresExpiry() {
    EntryKey key = key();
    Version expired = putExpired(key, "old");
    assertThat(put(key, "lost", ifVersion(put(key(), "x"))).written()).isFalse();
    assertAbsent(key);
    assertThat(put(key, "new", ifVersion(expired)).written()).isTrue();
    assertThat(text(key)).isEqualTo("new");
  }

  @Test
  @Clause("memory.expired.3")
  void deleteIfVersionIgnoresExpiry() {
    EntryKey key = key();
    Version expired = putExpired(key, "old");
    assertThat(store().delete(key, Precondition.ifVersion(put(key(), "x"))))
        .isInstanceOf(DeleteResult.Conflict.class);
    assertThat(store().delete(key, Precondition.ifVersion(expired)))
        .isEqualTo(new DeleteResult.Deleted());
    assertThat(store().delete(key, Precondition.ifVersion(expired)))
        .isEqualTo(new DeleteResult.Absent());
  }

  @Test
  @Clause("memory.expired.4")
  void batchJudgesExpiredEntriesAsSingleWritesDo() {
    EntryKey created = key();
    EntryKey replaced = key();
    putExpired(created, "old");
    Version expired = putExpired(replaced, "old");
    List<WriteOutcome> outcomes =
        store()
            .writeAll(
                List.of(
                    Write.put(created, Bytes.utf8("new"), ifAbsent()),
                    Write.put(replaced, Bytes.utf8("newer"), ifVersion(expired))));
    assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Applied.class);
    assertThat(text(created)).isEqualTo("new");
    assertThat(text(replaced)).isEqualTo("newer");
  }

  @Test
  @Clause("memory.expired.5")
  void transactionJudgesExpiredEntriesAsSingleWritesDo() {
    List<EntryKey> keys = keys(partition(), 4);
    Version first = putExpired(keys.get(0), "old");
    Version second = putExpired(keys.get(1), "old");
    putExpired(keys.get(2), "old");
    putExpired(keys.get(3), "old");
    committed(
        keys.get(0).partition(),
        Write.check(keys.get(0), Precondition.ifVersion(first)),
        Write.put(keys.get(1), Bytes.utf8("newer"), ifVersion(second)),
        Write.put(keys.get(2), Bytes.utf8("new"), ifAbsent()),
        Write.check(keys.get(3), Precondition.ifAbsent()));
    assertThat(entries(keys.get(0).partition()))
        .extracting(entry -> entry.value().toUtf8())
        .containsExactly("newer", "new");
  }

  @Test
  @Clause("memory.expired.6")
  void updateIsGivenNothingForAnExpiredEntry() {
    EntryKey key = key();
    putExpired(key, "old");
    store()
        .update(
            key,
            value -> {
              assertThat(value).isEmpty();
              return Optional.of(Bytes.utf8("new"));
            });
    assertThat(text(key)).isEqualTo("new");
    assertThat(entry(key).expiresAt()).isEmpty();
  }

  @Test
  @Clause("memory.expired.7")
  void sweptEntriesAreCountedAndGone() {
    computer().provisioner().sweep(BUDGET);
    Map<EntryKey, Version> expired = new LinkedHashMap<>();
    for (EntryKey key : List.of(key(), key(), key())) {
      expired.put(key, putExpired(key, "old"));
    }
    Swept swept = computer().provisioner().sweep(BUDGET);
    assertThat(swept.entries()).as("swept, or left to the vendor").isIn(0L, 3L);
    if (swept.entries() > 0) {
      expired.forEach(
          (key, version) ->
              assertThat(store().delete(key, Precondition.ifVersion(version)))
                  .isEqualTo(new DeleteResult.Absent()));
    }
    expired.keySet().forEach(this::assertAbsent);
  }
}
