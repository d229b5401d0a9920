package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.Precondition;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a listing is cut into pages, and where it begins. */
abstract class ListingPageContract extends ListingContract {

  private static final String[] KEYS = {"a", "b", "c/1", "c/2", "d", "e", "f"};

  @Test
  @Clause("storage.page.1")
  void pagesOfAnySizeTogetherListEachKeyOnce() {
    String folder = folder();
    putAll(folder, KEYS);
    for (int size : new int[] {1, 2, 6, 7, 8, 1000}) {
      assertThat(names(deep(folder).withPageSize(size)))
          .as("page size %d", size)
          .isEqualTo(within(folder, KEYS));
    }
  }

  @Test
  @Clause("storage.page.2")
  void moreThanAThousandKeysTakeSeveralPages() {
    String folder = folder();
    List<BlobKey> keys = putMany(folder, 1005);
    List<Page<ListEntry>> pages = pages(bucket(), deep(folder));
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(names(entries(pages))).isEqualTo(keys.stream().map(BlobKey::value).toList());
    assertThat(names(deep(folder).startAfter(folder + "00003").withPageSize(999)))
        .isEqualTo(keys.stream().skip(4).map(BlobKey::value).toList());
  }

  @Test
  @Clause("storage.page.3")
  void aListingStartsBehindANameThatExistsOrNot() {
    String folder = folder();
    putAll(folder, KEYS);
    assertThat(names(deep(folder).startAfter(folder + "b")))
        .isEqualTo(within(folder, "c/1", "c/2", "d", "e", "f"));
    assertThat(names(deep(folder).startAfter(folder + "bb")))
        .isEqualTo(within(folder, "c/1", "c/2", "d", "e", "f"));
    assertThat(names(deep(folder).startAfter(folder + "c/1")))
        .isEqualTo(within(folder, "c/2", "d", "e", "f"));
    assertThat(names(deep(folder).startAfter(folder + "c/")))
        .isEqualTo(within(folder, "c/1", "c/2", "d", "e", "f"));
    assertThat(names(deep(folder).startAfter(folder + "f"))).isEmpty();
  }

  @Test
  @Clause("storage.page.4")
  void aStartOutsideThePrefixListsAllOrNothing() {
    String folder = folder();
    putAll(folder, KEYS);
    assertThat(names(deep(folder).startAfter("!"))).isEqualTo(within(folder, KEYS));
    assertThat(names(deep(folder).startAfter("~"))).isEmpty();
    assertThat(names(deep(folder + "c/").startAfter(folder + "b")))
        .isEqualTo(within(folder, "c/1", "c/2"));
    assertThat(names(deep(folder + "c/").startAfter(folder + "d"))).isEmpty();
  }

  @Test
  @Clause("storage.page.5")
  void pagesGoOnBehindAStart() {
    String folder = folder();
    putAll(folder, KEYS);
    assertThat(names(deep(folder).startAfter(folder + "a").withPageSize(2)))
        .isEqualTo(within(folder, "b", "c/1", "c/2", "d", "e", "f"));
  }

  @Test
  @Clause("storage.page.6")
  void aTokenIsValidOnAnotherComputer() {
    String folder = folder();
    putAll(folder, KEYS);
    ListRequest request = deep(folder).withPageSize(2);
    List<Bucket> buckets = List.of(bucket(), bucketElsewhere());
    Page<ListEntry> page = bucket().list(request);
    List<ListEntry> entries = new ArrayList<>(page.items());
    for (int turn = 1; page.next().isPresent(); turn++) {
      PageToken token = new PageToken(page.next().orElseThrow().value());
      page = buckets.get(turn % 2).list(request.after(token));
      entries.addAll(page.items());
    }
    assertThat(names(entries)).isEqualTo(within(folder, KEYS));
  }

  @Test
  @Clause("storage.page.7")
  void aTokenMayBeUsedAgain() {
    String folder = folder();
    putAll(folder, KEYS);
    ListRequest request = deep(folder).withPageSize(3);
    PageToken token = firstEntries(request).next().orElseThrow();
    List<String> once = names(request.after(token));
    assertThat(once).isNotEmpty().isEqualTo(names(request.after(token)));
  }

  @Test
  @Clause("storage.page.8")
  void blobsThatComeAndGoDoNotDisturbTheOthers() {
    String folder = folder();
    Stream.iterate(0, i -> i + 1).limit(10).forEach(i -> putAll(folder, "" + i));
    ListRequest request = deep(folder).withPageSize(3);
    Page<ListEntry> first = firstEntries(request);
    int last = first.items().get(first.items().size() - 1).name().charAt(folder.length()) - '0';
    assertThat(last).isBetween(0, 2);
    bucket().delete(BlobKey.of(folder + last), Precondition.none());
    bucket().delete(BlobKey.of(folder + (last + 2)), Precondition.none());
    putAll(folder, "!", (last + 3) + "x");
    List<String> rest = new ArrayList<>();
    for (int i = last + 1; i < 10; i++) {
      if (i != last + 2) {
        rest.add("" + i);
      }
      if (i == last + 3) {
        rest.add(i + "x");
      }
    }
    assertThat(names(request.after(first.next().orElseThrow())))
        .isEqualTo(within(folder, rest.stream()));
  }

  @Test
  @Clause("storage.page.9")
  void laterPagesKeepToThePrefix() {
    String folder = folder();
    putAll(folder, "a", "b/1", "b/2", "b/3/x", "b/3/y", "b/4", "b0", "c");
    String prefix = folder + "b/";
    assertThat(names(deep(prefix).withPageSize(2)))
        .isEqualTo(within(prefix, "1", "2", "3/x", "3/y", "4"));
    assertThat(names(shallow(prefix).withPageSize(2)))
        .isEqualTo(within(prefix, "1", "2", "3/", "4"));
  }

  /** Returns the first page that has an entry. */
  private Page<ListEntry> firstEntries(ListRequest request) {
    Page<ListEntry> page = bucket().list(request);
    while (page.items().isEmpty()) {
      page = bucket().list(request.after(page.next().orElseThrow()));
    }
    return page;
  }
}
