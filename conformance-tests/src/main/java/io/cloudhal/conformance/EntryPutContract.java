package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Storing and reading single entries, and their versions. */
abstract class EntryPutContract extends MemoryContract {

  @Test
  @Clause("memory.put.1")
  void entryThatWasPutIsRead() {
    EntryKey key = key();
    Version version = put(key, "value");
    assertThat(store().get(key))
        .contains(new Entry(key, Bytes.utf8("value"), version, Optional.empty()));
  }

  @Test
  @Clause("memory.put.2")
  void putReplacesTheWholeValue() {
    EntryKey key = key();
    put(key, "a long value");
    Version second = put(key, "short");
    assertThat(text(key)).isEqualTo("short");
    assertThat(entry(key).version()).isEqualTo(second);
  }

  @Test
  @Clause("memory.put.3")
  void entryThatWasNeverPutIsAbsent() {
    String partition = partition();
    put(EntryKey.of(partition, "sort"), "value");
    assertAbsent(EntryKey.of(partition, "other"));
    assertAbsent(EntryKey.of(partition(), "sort"));
  }

  @Test
  @Clause("memory.put.4")
  void putLeavesOtherEntriesAlone() {
    String partition = partition();
    EntryKey neighbour = EntryKey.of(partition, "sort1");
    EntryKey abroad = EntryKey.of(partition + "1", "sort");
    put(neighbour, "neighbour");
    put(abroad, "abroad");
    Entry first = entry(neighbour);
    Entry second = entry(abroad);
    put(EntryKey.of(partition, "sort"), "value");
    assertUnchanged(first);
    assertUnchanged(second);
  }

  @Test
  @Clause("memory.put.5")
  void writesAreSeenOnAnotherComputerAtOnce() {
    EntryKey key = key();
    KeyValueStore elsewhere = storeElsewhere();
    for (int i = 0; i < 5; i++) {
      put(key, "value " + i);
      assertThat(elsewhere.get(key)).contains(entry(key));
    }
    store().delete(key, Precondition.none());
    assertThat(elsewhere.get(key)).isEmpty();
  }

  @Test
  @Clause("memory.put.6")
  void storesDoNotShareEntries() {
    EntryKey key = key();
    KeyValueStore other = resources().freshStore();
    put(key, "here");
    assertThat(other.get(key)).isEmpty();
    other.put(key, Bytes.utf8("there"), EntryOptions.defaults());
    assertThat(text(key)).isEqualTo("here");
    other.delete(key, Precondition.none());
    assertThat(text(key)).isEqualTo("here");
  }

  @Test
  @Clause("memory.version.1")
  void everyWriteHasAVersionOfItsOwn() {
    EntryKey key = key();
    Set<Version> versions = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      versions.add(put(key, "same"));
      versions.add(put(key(), "same"));
    }
    assertThat(versions).hasSize(8);
  }

  @Test
  @Clause("memory.version.2")
  void recreatedEntryHasANewVersion() {
    EntryKey key = key();
    Version first = put(key, "same");
    store().delete(key, Precondition.none());
    Version second = put(key, "same", ifAbsent()).version();
    assertThat(second).isNotEqualTo(first);
    assertConflict(put(key, "lost", ifVersion(first)), Optional.of(second));
    assertThat(text(key)).isEqualTo("same");
  }

  @Test
  @Clause("memory.version.3")
  void readingDoesNotChangeTheVersion() {
    EntryKey key = key();
    put(key, "value");
    Entry before = entry(key);
    store().getAll(List.of(key));
    store().scan(ScanRequest.of(key.partition()));
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.version.4")
  void allReadsTellTheSameVersion() {
    EntryKey key = key();
    Version version = put(key, "value");
    assertThat(entry(store().getAll(List.of(key)), key).version()).isEqualTo(version);
    assertThat(store().scan(ScanRequest.of(key.partition())).items())
        .extracting(Entry::version)
        .containsExactly(version);
    assertThat(storeElsewhere().get(key)).map(Entry::version).contains(version);
  }
}
