package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.PutOptions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a listing contains, in which order. */
abstract class ListingOrderContract extends ListingContract {

  @Test
  @Clause("storage.list.1")
  void namesAscendByTheirUtf8Bytes() {
    String folder = folder();
    String[] ascending = {
      "!", "-", ".x", "0", "A", "Z", "_", "a", "a!", "a-", "a.b", "a/b", "a0", "aa", "b", "z", "~",
      "\u00e4", "\u07ff", "\u0800", "\u4e2d", "\ud7a3", "\uf900", "\uff5e", "\uffe0", "\ufffd"
    };
    for (int i = 0; i < ascending.length; i++) {
      putAll(folder, ascending[(i * 7 + 5) % ascending.length]);
    }
    assertThat(names(deep(folder))).isEqualTo(within(folder, ascending));
  }

  @Test
  @Clause("storage.list.2")
  void aLineTellsSizeVersionAndTimeOfTheBlob() {
    BlobKey key = key();
    put(key, Bytes.utf8("replaced"));
    put(key, bytes(12_345, 2), ContentOptions.all());
    BlobInfo info = info(key);
    ListEntry.Blob entry = entry(key);
    assertThat(entry.key()).isEqualTo(key);
    assertThat(entry.sizeBytes()).isEqualTo(12_345);
    assertThat(entry.version()).isEqualTo(info.version());
    assertThat(entry.modifiedAt())
        .isCloseTo(info.modifiedAt(), Assertions.within(1, ChronoUnit.SECONDS));
  }

  @Test
  @Clause("storage.list.3")
  void thePrefixNeedNotEndAtASegment() {
    String folder = folder();
    putAll(folder, "bar", "baz/one", "ba", "b", "bb", "c/ba");
    assertThat(names(deep(folder + "ba"))).isEqualTo(within(folder, "ba", "bar", "baz/one"));
    assertThat(names(deep(folder + "baz/"))).isEqualTo(within(folder, "baz/one"));
    assertThat(names(deep(folder + "baz/one/"))).isEmpty();
  }

  @Test
  @Clause("storage.list.4")
  void thePrefixIsTakenLiterally() {
    String folder = folder();
    putAll(
        folder, "a+b", "a b", "a%20b", "a%2Bb", "a*b", "aXb", "A b", "a?b", "\u00e4b", "a\u0308b");
    assertThat(names(deep(folder + "a "))).isEqualTo(within(folder, "a b"));
    assertThat(names(deep(folder + "a+"))).isEqualTo(within(folder, "a+b"));
    assertThat(names(deep(folder + "a%2"))).isEqualTo(within(folder, "a%20b", "a%2Bb"));
    assertThat(names(deep(folder + "a*"))).isEqualTo(within(folder, "a*b"));
    assertThat(names(deep(folder + "a?"))).isEqualTo(within(folder, "a?b"));
    assertThat(names(deep(folder + "\u00e4"))).isEqualTo(within(folder, "\u00e4b"));
  }

  @Test
  @Clause("storage.list.5")
  void theEmptyPrefixListsTheWholeBucket() {
    Bucket bucket = resources().freshBucket();
    assertThat(bucket.list(deep(""))).isEqualTo(Page.last(List.of()));
    for (String name : new String[] {"b/c", "a", "b"}) {
      bucket.put(BlobKey.of(name), BlobSource.of(Bytes.utf8(name)), PutOptions.defaults());
    }
    assertThat(names(entries(pages(bucket, deep(""))))).containsExactly("a", "b", "b/c");
    assertThat(names(entries(pages(bucket, shallow(""))))).containsExactly("a", "b", "b/");
  }

  @Test
  @Clause("storage.list.6")
  void aPrefixWithoutBlobsListsNothing() {
    String folder = folder();
    assertThat(names(deep(folder))).isEmpty();
    assertThat(names(shallow(folder))).isEmpty();
  }

  @Test
  @Clause("storage.list.7")
  void aListingSeesEveryWriteThatReturnedBefore() {
    String folder = folder();
    BlobKey key = BlobKey.of(folder + "key");
    Bucket elsewhere = bucketElsewhere();
    for (int i = 1; i <= 5; i++) {
      put(key, bytes(i, i));
      assertThat(elsewhere.list(deep(folder)).items())
          .extracting(entry -> ((ListEntry.Blob) entry).sizeBytes())
          .containsExactly((long) i);
      bucket().delete(key, Precondition.none());
      assertThat(elsewhere.list(deep(folder)).items()).isEmpty();
    }
  }

  @Test
  @Clause("storage.list.8")
  void theTimeOfALineMovesOnWithAWrite() {
    BlobKey key = key();
    put(key, "first");
    ListEntry.Blob first = entry(key);
    time().pass(Duration.ofSeconds(3));
    put(key, "second");
    assertThat(entry(key).modifiedAt()).isAfter(first.modifiedAt().plusSeconds(1));
  }
}
