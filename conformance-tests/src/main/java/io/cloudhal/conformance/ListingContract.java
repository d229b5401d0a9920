package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the contracts about listings share: folders of their own, and walks over all pages. */
abstract class ListingContract extends StorageContract {

  private static final int MANY_THREADS = 16;

  /** Returns the name of a folder that no other test uses, with its slash. */
  static String folder() {
    return fresh("folder") + "/";
  }

  /** Writes a small blob under each name within {@code folder}. */
  final void putAll(String folder, String... names) {
    for (String name : names) {
      put(BlobKey.of(folder + name), name);
    }
  }

  /** Writes {@code count} small blobs into {@code folder} and returns their keys in order. */
  final List<BlobKey> putMany(String folder, int count) {
    Bucket bucket = bucket();
    return Concurrently.run(
        MANY_THREADS,
        IntStream.range(0, count)
            .mapToObj(number -> BlobKey.of("%s%05d".formatted(folder, number)))
            .<Callable<BlobKey>>map(
                key ->
                    () -> {
                      bucket.put(key, BlobSource.of(Bytes.utf8("x")), PutOptions.defaults());
                      return key;
                    })
            .toList());
  }

  static ListRequest deep(String prefix) {
    return ListRequest.deep(prefix);
  }

  static ListRequest shallow(String prefix) {
    return ListRequest.shallow(prefix);
  }

  /** Returns the names on all pages. */
  final List<String> names(ListRequest request) {
    return names(entries(pages(bucket(), request)));
  }

  static List<String> names(List<ListEntry> entries) {
    return entries.stream().map(ListEntry::name).toList();
  }

  static List<ListEntry> entries(List<Page<ListEntry>> pages) {
    return pages.stream().flatMap(page -> page.items().stream()).toList();
  }

  /** Returns all pages; none may have more entries than were asked for. */
  static List<Page<ListEntry>> pages(Bucket bucket, ListRequest request) {
    List<Page<ListEntry>> pages = new ArrayList<>();
    Page<ListEntry> page = bucket.list(request);
    pages.add(page);
    while (page.next().isPresent()) {
      assertThat(pages).as("pages of one listing").hasSizeLessThan(10_000);
      page = bucket.list(request.after(page.next().orElseThrow()));
      pages.add(page);
    }
    assertThat(pages)
        .allSatisfy(each -> assertThat(each.items()).hasSizeLessThanOrEqualTo(request.pageSize()));
    return pages;
  }

  /** Returns the entry of one blob. */
  final ListEntry.Blob entry(BlobKey key) {
    Optional<ListEntry> found =
        bucket().list(deep(key.value())).items().stream()
            .filter(entry -> entry.name().equals(key.value()))
            .findFirst();
    assertThat(found).as("entry of %s", key).isPresent();
    return (ListEntry.Blob) found.orElseThrow();
  }

  /** Returns {@code names} behind {@code folder}. */
  static List<String> within(String folder, String... names) {
    return Arrays.stream(names).map(name -> folder + name).toList();
  }

  static List<String> within(String folder, Stream<String> names) {
    return names.map(name -> folder + name).toList();
  }
}
