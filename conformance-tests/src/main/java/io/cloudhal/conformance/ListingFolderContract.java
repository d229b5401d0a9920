package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Precondition;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListEntry.Blob;
import io.cloudhal.storage.ListEntry.Folder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Listings that fold what is deeper into folders. */
abstract class ListingFolderContract extends ListingContract {

  private static final String[] KEYS = {
    "a", "a.b", "a/1", "a/2", "a/3/4", "a0", "b/c/d", "b/e", "c"
  };
  private static final String[] LINES = {"a", "a.b", "a/", "a0", "b/", "c"};

  @Test
  @Clause("storage.folder.1")
  void aShallowListingShowsEachFolderOnceInOrder() {
    String folder = folder();
    putAll(folder, KEYS);
    List<ListEntry> entries = entries(pages(bucket(), shallow(folder)));
    assertThat(names(entries)).isEqualTo(within(folder, LINES));
    assertThat(entries)
        .extracting(Object::getClass)
        .containsExactly(
            Blob.class, Blob.class, Folder.class, Blob.class, Folder.class, Blob.class);
  }

  @Test
  @Clause("storage.folder.2")
  void foldersBeginBehindAPrefixThatEndsWithinASegment() {
    String folder = folder();
    putAll(folder, KEYS);
    assertThat(names(shallow(folder + "a"))).isEqualTo(within(folder, "a", "a.b", "a/", "a0"));
    assertThat(names(shallow(folder + "a/"))).isEqualTo(within(folder, "a/1", "a/2", "a/3/"));
    assertThat(names(shallow(folder + "b/c"))).isEqualTo(within(folder, "b/c/"));
  }

  @Test
  @Clause("storage.folder.3")
  void foldersCountAsEntriesAndAreNotRepeatedOnLaterPages() {
    String folder = folder();
    putAll(folder, KEYS);
    for (int size = 1; size <= LINES.length + 1; size++) {
      assertThat(names(shallow(folder).withPageSize(size)))
          .as("page size %d", size)
          .isEqualTo(within(folder, LINES));
    }
  }

  @Test
  @Clause("storage.folder.4")
  void aFolderWithMoreKeysThanAPageIsShownOnce() {
    String folder = folder();
    putAll(folder, IntStream.range(0, 25).mapToObj(i -> "f/" + i).toArray(String[]::new));
    putAll(folder, "e", "f0", "g/1");
    assertThat(names(shallow(folder).withPageSize(2)))
        .isEqualTo(within(folder, "e", "f/", "f0", "g/"));
  }

  @Test
  @Clause("storage.folder.5")
  void aFolderIsBehindAStartOnlyIfItsNameIs() {
    String folder = folder();
    putAll(folder, KEYS);
    assertThat(names(shallow(folder).startAfter(folder + "a")))
        .isEqualTo(within(folder, "a.b", "a/", "a0", "b/", "c"));
    for (String start : new String[] {"a/", "a/1", "a/zzz"}) {
      assertThat(names(shallow(folder).startAfter(folder + start)))
          .as("start after %s", start)
          .isEqualTo(within(folder, "a0", "b/", "c"));
    }
    assertThat(names(shallow(folder).startAfter(folder + "b").withPageSize(1)))
        .isEqualTo(within(folder, "b/", "c"));
  }

  @Test
  @Clause("storage.folder.6")
  void aFolderIsGoneWithItsLastBlob() {
    String folder = folder();
    putAll(folder, "f/1", "g");
    assertThat(names(shallow(folder))).isEqualTo(within(folder, "f/", "g"));
    bucket().delete(BlobKey.of(folder + "f/1"), Precondition.none());
    assertThat(names(shallow(folder))).isEqualTo(within(folder, "g"));
  }
}
