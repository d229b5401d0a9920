package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entries a scan finds, and in which order. */
abstract class ScanRangeContract extends ScanContract {

  private static final List<String> SORTS =
      List.of("", "a", "a/", "a/1", "a/10", "a/2", "a0", "b", "b/1", "c");

  @Test
  @Clause("memory.scan.1")
  void scanGoesByUtf8BytesInBothDirections() {
    String partition = partition();
    putSorts(partition, OddTexts.all());
    assertFinds(
        ScanRequest.of(partition), OddTexts.all().stream().sorted(OddTexts.UTF8_ORDER).toList());
  }

  @Test
  @Clause("memory.scan.2")
  void supplementaryCharactersComeBehindTheBasicOnes() {
    String partition = partition();
    String basic = OddTexts.BASIC;
    String supplementary = OddTexts.SUPPLEMENTARY;
    putSorts(partition, List.of(supplementary, basic, "k" + supplementary, "k" + basic));
    assertFinds(ScanRequest.of(partition), "k" + basic, "k" + supplementary, basic, supplementary);
    assertFinds(ScanRequest.of(partition).from(supplementary), supplementary);
    assertFinds(
        ScanRequest.of(partition).until(supplementary), "k" + basic, "k" + supplementary, basic);
  }

  @Test
  @Clause("memory.scan.3")
  void entriesAreFoundAsGetReadsThem() {
    String partition = partition();
    EntryKey living = EntryKey.of(partition, "living");
    EntryKey lasting = EntryKey.of(partition, "lasting");
    put(living, "one", livingFor(Duration.ofHours(1)));
    put(lasting, bytes(10_000, 1));
    assertThat(all(store(), ScanRequest.of(partition)))
        .containsExactly(entry(lasting), entry(living));
  }

  @Test
  @Clause("memory.scan.4")
  void prefixFindsTheSortPartsThatBeginWithIt() {
    ScanRequest request = ScanRequest.of(filled());
    assertFinds(request.withPrefix(""), SORTS);
    assertFinds(request.withPrefix("a"), "a", "a/", "a/1", "a/10", "a/2", "a0");
    assertFinds(request.withPrefix("a/"), "a/", "a/1", "a/10", "a/2");
    assertFinds(request.withPrefix("a/1"), "a/1", "a/10");
    assertFinds(request.withPrefix("a/10"), "a/10");
    assertFinds(request.withPrefix("c"), "c");
  }

  @Test
  @Clause("memory.scan.5")
  void prefixIsTakenLiterally() {
    String partition = partition();
    putSorts(partition, OddTexts.all());
    for (String prefix : OddTexts.all()) {
      assertFinds(
          ScanRequest.of(partition).withPrefix(prefix),
          OddTexts.all().stream()
              .filter(odd -> odd.startsWith(prefix))
              .sorted(OddTexts.UTF8_ORDER)
              .toList());
    }
  }

  @Test
  @Clause("memory.scan.6")
  void prefixOfTheGreatestCharactersFindsWhatBeginsWithIt() {
    String partition = partition();
    String greatest = OddTexts.GREATEST;
    putSorts(partition, List.of("a", greatest, greatest + "a", greatest + greatest));
    ScanRequest request = ScanRequest.of(partition);
    assertFinds(request.withPrefix(greatest), greatest, greatest + "a", greatest + greatest);
    assertFinds(request.withPrefix(greatest + greatest), greatest + greatest);
    String longest = greatest.repeat(64);
    put(EntryKey.of(partition, longest), "longest");
    assertFinds(request.withPrefix(longest), longest);
    assertFinds(request.from(longest), longest);
  }

  @Test
  @Clause("memory.scan.7")
  void fromIsInclusive() {
    ScanRequest request = ScanRequest.of(filled());
    assertFinds(request.from(""), SORTS);
    assertFinds(request.from("a/2"), "a/2", "a0", "b", "b/1", "c");
    assertFinds(request.from("a/1\0"), "a/10", "a/2", "a0", "b", "b/1", "c");
    assertFinds(request.from("c"), "c");
  }

  @Test
  @Clause("memory.scan.8")
  void untilIsExclusive() {
    ScanRequest request = ScanRequest.of(filled());
    assertFinds(request.until("a/1"), "", "a", "a/");
    assertFinds(request.until("a/1\0"), "", "a", "a/", "a/1");
    assertFinds(request.until("a"), "");
    assertFinds(request.until("d"), SORTS);
  }

  @Test
  @Clause("memory.scan.9")
  void prefixAndEndsHoldTogether() {
    ScanRequest request = ScanRequest.of(filled());
    assertFinds(request.from("a/1").until("b"), "a/1", "a/10", "a/2", "a0");
    assertFinds(request.withPrefix("a").from("a/10"), "a/10", "a/2", "a0");
    assertFinds(request.withPrefix("a/").from("").until("a/2"), "a/", "a/1", "a/10");
    assertFinds(request.withPrefix("a/").from("a").until("c"), "a/", "a/1", "a/10", "a/2");
    assertFinds(request.withPrefix("b").from("b").until("b/1"), "b");
  }

  @Test
  @Clause("memory.scan.10")
  void emptyRangesFindNothing() {
    ScanRequest request = ScanRequest.of(filled());
    assertFinds(request.until(""));
    assertFinds(request.from("b").until("b"));
    assertFinds(request.from("b").until("a"));
    assertFinds(request.from("d"));
    assertFinds(request.withPrefix("a/3"));
    assertFinds(request.withPrefix("a/").from("a0"));
    assertFinds(request.withPrefix("b").until("b"));
    assertFinds(ScanRequest.of(partition()));
  }

  @Test
  @Clause("memory.scan.11")
  void otherPartitionsAreNotFound() {
    String partition = partition();
    List<String> others =
        List.of(
            partition + "\0",
            partition + "a",
            partition + "/",
            "a" + partition,
            partition.substring(0, partition.length() - 1));
    for (String other : others) {
      putSorts(other, List.of("", "b", OddTexts.GREATEST));
    }
    assertFinds(ScanRequest.of(partition));
    putSorts(partition, List.of("b"));
    assertFinds(ScanRequest.of(partition), "b");
    assertFinds(ScanRequest.of(partition).from("b"), "b");
    assertFinds(ScanRequest.of(partition).until("c"), "b");
    assertFinds(ScanRequest.of(partition).withPrefix("b"), "b");
  }

  @Test
  @Clause("memory.scan.12")
  void writesAreFoundOnAnotherComputerAtOnce() {
    String partition = partition();
    for (int i = 0; i < 3; i++) {
      put(EntryKey.of(partition, "sort"), "value " + i);
      List<Entry> found = all(storeElsewhere(), ScanRequest.of(partition));
      assertThat(found).containsExactly(entry(EntryKey.of(partition, "sort")));
    }
  }

  private String filled() {
    String partition = partition();
    putSorts(partition, SORTS);
    return partition;
  }
}
