package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading many entries at a time. */
abstract class GetAllContract extends MemoryContract {

  @Test
  @Clause("memory.getall.1")
  void entriesThatExistAreReadAsGetReadsThem() {
    String partition = partition();
    EntryKey lasting = EntryKey.of(partition, "lasting");
    EntryKey living = EntryKey.of(partition, "living");
    EntryKey absent = EntryKey.of(partition, "absent");
    put(lasting, "one");
    put(living, "two", livingFor(Duration.ofHours(1)));
    assertThat(store().getAll(List.of(lasting, absent, living)))
        .isEqualTo(Map.of(lasting, entry(lasting), living, entry(living)));
    assertThat(store().getAll(List.of(absent))).isEmpty();
  }

  @Test
  @Clause("memory.getall.2")
  void entriesOfManyPartitionsAreReadTogether() {
    List<EntryKey> keys = List.of(key(), key(), EntryKey.of(partition()));
    keys.forEach(key -> put(key, key.partition()));
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(entries).containsOnlyKeys(keys);
    entries.forEach(
        (key, entry) -> {
          assertThat(entry.key()).isEqualTo(key);
          assertThat(entry.value().toUtf8()).isEqualTo(key.partition());
        });
  }

  @Test
  @Clause("memory.getall.3")
  void noKeysReadNothingWithoutARequest() {
    calls().clear();
    assertThat(store().getAll(List.of())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("memory.getall.4")
  void moreKeysThanAVendorTakesAreRead() {
    List<EntryKey> keys = keys(partition(), 230);
    putAll(keys.subList(10, 220));
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(entries).containsOnlyKeys(keys.subList(10, 220));
    entries.forEach((key, entry) -> assertThat(entry.value().toUtf8()).isEqualTo(key.sort()));
  }

  @Test
  @Clause("memory.getall.5")
  void moreBytesThanAVendorAnswersAreRead() {
    List<EntryKey> keys = keys(partition(), 44);
    for (int from = 0; from < keys.size(); from += 11) {
      List<Write> writes = new ArrayList<>();
      for (int i = from; i < from + 11; i++) {
        writes.add(Write.put(keys.get(i), bytes(LARGE, i)));
      }
      store().writeAll(writes);
    }
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(entries).containsOnlyKeys(keys);
    for (int i = 0; i < keys.size(); i++) {
      Bytes value = entry(entries, keys.get(i)).value();
      assertThat(value.equals(bytes(LARGE, i))).as("value %s is as written", i).isTrue();
    }
  }

  @Test
  @Clause("memory.getall.6")
  void keyNamedTwiceIsInvalidBeforeAnyRequest() {
    EntryKey key = key();
    put(key, "value");
    EntryKey equal = EntryKey.of(key.partition(), key.sort());
    assertRefused(InvalidRequestException.class, () -> store().getAll(List.of(key, key(), equal)));
  }
}
