package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which keys there are, and that none is taken for another. */
abstract class EntryKeyContract extends MemoryContract {

  private static final int MAX = EntryKey.MAX_PART_BYTES;

  @Test
  @Clause("memory.key.1")
  void sortPartsOfAnyCharactersAreKeptApart() {
    String partition = partition();
    assertApart(OddTexts.all().stream().map(odd -> EntryKey.of(partition, odd)).toList());
  }

  @Test
  @Clause("memory.key.2")
  void partitionsOfAnyCharactersAreKeptApart() {
    String fresh = partition();
    List<EntryKey> keys =
        OddTexts.all().stream()
            .flatMap(odd -> Stream.of(odd + fresh, fresh + odd))
            .map(partition -> EntryKey.of(partition, "sort"))
            .toList();
    assertApart(keys);
  }

  @Test
  @Clause("memory.key.3")
  void partsAreKeptApart() {
    String fresh = partition();
    List<EntryKey> keys = new ArrayList<>();
    for (String between : List.of("", "/", "\0", "|", "#", ":", "%", " ", "\u0001")) {
      keys.add(EntryKey.of(fresh, between + "a" + between + "b"));
      keys.add(EntryKey.of(fresh + between + "a", between + "b"));
      keys.add(EntryKey.of(fresh + between + "a" + between + "b", ""));
      keys.add(EntryKey.of(fresh + between + "a" + between + "b", between));
    }
    assertApart(keys.stream().distinct().toList());
  }

  @Test
  @Clause("memory.key.4")
  void sortPartMayBeEmpty() {
    String partition = partition();
    EntryKey empty = EntryKey.of(partition);
    put(EntryKey.of(partition, "\0"), "zero");
    assertAbsent(empty);
    put(empty, "empty");
    assertThat(text(empty)).isEqualTo("empty");
    store().delete(empty, Precondition.none());
    assertAbsent(empty);
    assertThat(text(EntryKey.of(partition, "\0"))).isEqualTo("zero");
  }

  @Test
  @Clause("memory.key.5")
  void partsMayHave256BytesAllOfWhichCount() {
    for (String character : List.of("k", "\u00e9", "\u4e2d", OddTexts.SUPPLEMENTARY, "\0", "/")) {
      String partition = padded(partition(), character, MAX);
      String sort = OddTexts.ofSize(MAX, character);
      String almost = sort.substring(0, sort.length() - character.length());
      String shorter = partition.substring(0, partition.length() - character.length());
      assertApart(
          List.of(
              EntryKey.of(partition, sort),
              EntryKey.of(partition, almost),
              EntryKey.of(shorter, sort)));
      put(EntryKey.of(partition, sort), "again");
      assertThat(store().scan(ScanRequest.of(partition)).items())
          .extracting(entry -> entry.key().sort())
          .containsExactly(almost, sort);
    }
  }

  /** Returns a text of {@code size} bytes that begins with {@code fresh}. */
  private static String padded(String fresh, String character, int size) {
    return fresh + OddTexts.ofSize(size - fresh.length(), character);
  }

  @Test
  @Clause("memory.key.6")
  void longestKeysTakeTheLargestValues() {
    String partition = padded(partition(), OddTexts.SUPPLEMENTARY, MAX);
    EntryKey key = EntryKey.of(partition, OddTexts.ofSize(MAX, OddTexts.SUPPLEMENTARY));
    put(key, bytes(LARGE, 6));
    assertThat(entry(key).value().equals(bytes(LARGE, 6))).as("value is as written").isTrue();
  }

  @Test
  @Clause("memory.key.7")
  void transactionsTakeAnyKeys() {
    String partition = partition() + OddTexts.SUPPLEMENTARY + "/\0";
    List<String> odd = OddTexts.all().subList(0, 50);
    List<Write> writes = new ArrayList<>();
    odd.forEach(sort -> writes.add(Write.put(EntryKey.of(partition, sort), Bytes.utf8(sort))));
    Persistently.call(() -> store().transact(partition, writes));
    odd.forEach(sort -> assertThat(text(EntryKey.of(partition, sort))).isEqualTo(sort));
  }

  /** Asserts that each key has a value of its own, and that deleting one deletes no other. */
  private void assertApart(List<EntryKey> keys) {
    assertThat(store().getAll(keys)).isEmpty();
    for (int i = 0; i < keys.size(); i++) {
      assertThat(put(keys.get(i), "value " + i, ifAbsent()).written())
          .as("%s", keys.get(i))
          .isTrue();
    }
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(entries).containsOnlyKeys(keys);
    for (int i = 0; i < keys.size(); i++) {
      Entry entry = entry(keys.get(i));
      assertThat(entry.value().toUtf8()).isEqualTo("value " + i);
      assertThat(entries.get(keys.get(i))).isEqualTo(entry);
    }
    List<EntryKey> even = keys.stream().filter(key -> keys.indexOf(key) % 2 == 0).toList();
    even.forEach(key -> store().delete(key, Precondition.none()));
    assertThat(store().getAll(keys))
        .containsOnlyKeys(keys.stream().filter(key -> !even.contains(key)).toList());
  }
}
