package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a scan is cut into pages. */
abstract class ScanPageContract extends ScanContract {

  @Test
  @Clause("memory.page.1")
  void pagesOfAnySizeFindEachEntryOnce() {
    String partition = partition();
    putAll(keys(partition, 12));
    List<String> sorts = keys(partition, 12).stream().map(EntryKey::sort).toList();
    for (int size : List.of(1, 2, 5, 6, 11, 12, 13, 1000)) {
      ScanRequest request = ScanRequest.of(partition).withPageSize(size);
      assertFinds(request, sorts);
      assertThat(pages(store(), request)).allMatch(page -> page.items().size() <= size);
      assertThat(pages(store(), request.descending()))
          .allMatch(page -> page.items().size() <= size);
    }
  }

  @Test
  @Clause("memory.page.2")
  void pagesKeepToTheRange() {
    String partition = partition();
    putSorts(partition, List.of("a", "b1", "b2", "b3", "b4", "b5", "c"));
    ScanRequest request = ScanRequest.of(partition).withPageSize(2);
    assertFinds(request.withPrefix("b"), "b1", "b2", "b3", "b4", "b5");
    assertFinds(request.from("b2"), "b2", "b3", "b4", "b5", "c");
    assertFinds(request.until("b5"), "a", "b1", "b2", "b3", "b4");
    assertFinds(request.withPrefix("b").from("b2").until("b5"), "b2", "b3", "b4");
  }

  @Test
  @Clause("memory.page.3")
  void withoutAPageSizeAPageHasAtMostAHundred() {
    String partition = partition();
    putAll(keys(partition, 101));
    List<Page<Entry>> pages = pages(store(), ScanRequest.of(partition));
    assertThat(pages).hasSizeGreaterThan(1).allMatch(page -> page.items().size() <= 100);
    assertThat(pages.stream().mapToInt(page -> page.items().size()).sum()).isEqualTo(101);
  }

  @Test
  @Clause("memory.page.4")
  void moreThanAThousandEntriesTakeSeveralPages() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, 1050);
    putAll(keys);
    ScanRequest request = ScanRequest.of(partition).withPageSize(1000);
    assertFinds(request, keys.stream().map(EntryKey::sort).toList());
    assertThat(pages(store(), request)).hasSizeGreaterThan(1);
  }

  @Test
  @Clause("memory.page.5")
  void largeEntriesAreFoundWhateverAPageMayHold() {
    List<EntryKey> keys = keys(partition(), 11);
    List<Write> writes = new ArrayList<>();
    keys.forEach(key -> writes.add(Write.put(key, bytes(LARGE, key.hashCode()))));
    store().writeAll(writes);
    List<Entry> found = all(store(), ScanRequest.of(keys.get(0).partition()));
    assertThat(found).extracting(Entry::key).isEqualTo(keys);
    for (Entry entry : found) {
      Bytes expected = bytes(LARGE, entry.key().hashCode());
      assertThat(entry.value().equals(expected)).as("value of %s", entry.key()).isTrue();
    }
  }

  @Test
  @Clause("memory.page.6")
  void tokenIsValidOnAnotherComputer() {
    ScanRequest request = request();
    PageToken token = firstToken(request);
    assertThat(all(storeElsewhere(), request.after(token)))
        .isEqualTo(all(store(), request.after(token)))
        .isNotEmpty();
  }

  @Test
  @Clause("memory.page.7")
  void tokenMayBeUsedAgain() {
    for (ScanRequest request : List.of(request(), request().descending())) {
      PageToken token = firstToken(request);
      Page<Entry> second = store().scan(request.after(token));
      all(store(), request);
      assertThat(store().scan(request.after(token))).isEqualTo(second);
      PageToken kept = new PageToken(token.value());
      assertThat(store().scan(request.after(kept))).isEqualTo(second);
    }
  }

  @Test
  @Clause("memory.page.8")
  void entriesThatComeAndGoDoNotDisturbTheOthers() {
    assertUndisturbed(false);
    assertUndisturbed(true);
  }

  /** Between two pages, the last entry of the first one goes, and others come on both sides. */
  private void assertUndisturbed(boolean descending) {
    String partition = partition();
    putSorts(partition, List.of("b", "d", "f", "h", "j"));
    ScanRequest up = ScanRequest.of(partition).withPageSize(2);
    ScanRequest request = descending ? up.descending() : up;
    Page<Entry> page = firstPage(request);
    List<Entry> seen = new ArrayList<>(page.items());
    EntryKey last = seen.get(seen.size() - 1).key();
    store().delete(last, Precondition.none());
    put(EntryKey.of(partition, descending ? "k" : "a"), "behind");
    put(EntryKey.of(partition, descending ? "a" : "k"), "ahead");
    seen.addAll(all(store(), request.after(page.next().orElseThrow())));
    assertThat(sorts(seen))
        .containsExactlyElementsOf(
            descending
                ? List.of("j", "h", "f", "d", "b", "a")
                : List.of("b", "d", "f", "h", "j", "k"));
  }

  @Test
  @Clause("memory.page.9")
  void pagesEndAtAnySortPart() {
    String partition = partition();
    List<String> longest =
        List.of(
            "",
            OddTexts.ofSize(EntryKey.MAX_PART_BYTES, "\0"),
            OddTexts.ofSize(EntryKey.MAX_PART_BYTES, "\u4e2d"),
            OddTexts.ofSize(EntryKey.MAX_PART_BYTES, OddTexts.GREATEST));
    putSorts(partition, longest);
    putSorts(partition, OddTexts.all());
    List<String> sorts = new ArrayList<>(longest);
    sorts.addAll(OddTexts.all());
    sorts.sort(OddTexts.UTF8_ORDER);
    assertFinds(ScanRequest.of(partition).withPageSize(1), sorts);
  }

  private ScanRequest request() {
    String partition = partition();
    putAll(keys(partition, 7));
    return ScanRequest.of(partition).withPageSize(3);
  }

  private PageToken firstToken(ScanRequest request) {
    return firstPage(request).next().orElseThrow();
  }

  /** Returns the first page that has entries; a provider may give empty ones before. */
  private Page<Entry> firstPage(ScanRequest request) {
    Page<Entry> page = store().scan(request);
    while (page.items().isEmpty()) {
      page = store().scan(request.after(page.next().orElseThrow()));
    }
    return page;
  }
}
