package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the contracts of scans share. */
abstract class ScanContract extends MemoryContract {

  /** Puts an entry under each sort part, in another order than that of the scan. */
  final void putSorts(String partition, List<String> sorts) {
    List<String> shuffled = new ArrayList<>(sorts);
    Collections.shuffle(shuffled, new Random(sorts.size()));
    putAll(shuffled.stream().map(sort -> EntryKey.of(partition, sort)).toList());
  }

  /** Asserts that the scan finds {@code sorts}, in this order, and backwards if it descends. */
  final void assertFinds(ScanRequest request, List<String> sorts) {
    assertThat(sorts(all(store(), request))).isEqualTo(sorts);
    List<String> reversed = new ArrayList<>(sorts);
    Collections.reverse(reversed);
    assertThat(sorts(all(store(), request.descending()))).isEqualTo(reversed);
  }

  final void assertFinds(ScanRequest request, String... sorts) {
    assertFinds(request, List.of(sorts));
  }

  /** Returns the entries of all pages. */
  static List<Entry> all(KeyValueStore store, ScanRequest request) {
    List<Entry> entries = new ArrayList<>();
    pages(store, request).forEach(page -> entries.addAll(page.items()));
    return entries;
  }

  /** Returns all pages. */
  static List<Page<Entry>> pages(KeyValueStore store, ScanRequest request) {
    List<Page<Entry>> pages = new ArrayList<>();
    Page<Entry> page = store.scan(request);
    pages.add(page);
    for (Optional<PageToken> next = page.next(); next.isPresent(); next = page.next()) {
      assertThat(pages).as("pages").hasSizeLessThan(10_000);
      page = store.scan(request.after(next.get()));
      pages.add(page);
    }
    return pages;
  }

  static List<String> sorts(List<Entry> entries) {
    return entries.stream().map(entry -> entry.key().sort()).toList();
  }
}
