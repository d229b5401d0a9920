package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every key within the portable bounds is a key of its own. */
abstract class BlobKeyContract extends ListingContract {

  @Test
  @Clause("storage.key.1")
  void aKeyMayHave1024Bytes() throws Exception {
    String folder = folder();
    int left = BlobKey.MAX_BYTES - folder.length();
    assertDistinct(folder, "x".repeat(left), "x".repeat(left - 1), "x".repeat(left - 1) + "y");
  }

  @Test
  @Clause("storage.key.2")
  void theLimitCountsBytesOfUtf8() throws Exception {
    String folder = folder();
    int left = BlobKey.MAX_BYTES - folder.length();
    String wide = "\u6f22".repeat(left / 3) + "x".repeat(left % 3);
    String narrow = "\u00e9".repeat(left / 2) + "x".repeat(left % 2);
    assertDistinct(folder, wide, narrow);
  }

  @Test
  @Clause("storage.key.3")
  void aKeyMayHave254Segments() throws Exception {
    String folder = folder();
    String deep = "d/".repeat(252);
    assertDistinct(folder, deep + "x", deep + "y", "d");
  }

  @Test
  @Clause("storage.key.4")
  void charactersWithAMeaningInAddressesAreKept() throws Exception {
    assertDistinct(
        folder(), "a b", "a+b", "a%20b", "a%2Bb", "a%b", "a%2Fb", "a#b", "a?b", "a&b=c", "a;b",
        "a=b", "a:b", "a@b", "a$b", "a,b", "a!b", "a~b", "a*b");
  }

  @Test
  @Clause("storage.key.5")
  void quotesAndBracketsAreKept() throws Exception {
    assertDistinct(
        folder(),
        "a'b",
        "a\"b",
        "a`b",
        "<a>",
        "&lt;a&gt;",
        "&amp;",
        "(a)",
        "[a]",
        "{a}",
        "a|b",
        "a^b");
  }

  @Test
  @Clause("storage.key.6")
  void unicodeIsNotNormalized() throws Exception {
    assertDistinct(folder(), "\u00e9", "e\u0301", "\u212b", "\u00c5", "A\u030a", "\ufb01", "fi");
  }

  @Test
  @Clause("storage.key.7")
  void caseIsKept() throws Exception {
    assertDistinct(folder(), "key", "Key", "KEY", "\u00e4", "\u00c4", "\u0131", "i", "I");
  }

  @Test
  @Clause("storage.key.8")
  void aKeyMayBeTheFolderOfAnother() throws Exception {
    assertDistinct(folder(), "a", "a/b", "a/b/c", "a.b", "a b");
  }

  @Test
  @Clause("storage.key.9")
  void segmentsMayBeginWithDots() throws Exception {
    assertDistinct(folder(), ".x", "..x", "...x", "x..y", ".x/..y", "x/.y");
  }

  @Test
  @Clause("storage.key.10")
  void spacesAtTheEndsAreKept() throws Exception {
    assertDistinct(folder(), "a", " a", "a ", "a  ", "b/ a", "b /a", " ");
  }

  @Test
  @Clause("storage.key.11")
  void namesThatFileSystemsReserveAreKeys() throws Exception {
    assertDistinct(
        folder(),
        "nul",
        "con.txt",
        "lost+found",
        ".git",
        "~",
        "-",
        "a:b:c",
        "desktop.ini",
        "x.tmp");
  }

  /** Writes, reads, lists, copies and deletes blobs under all names. */
  private void assertDistinct(String folder, String... names) throws IOException {
    List<BlobKey> keys = Arrays.stream(names).map(name -> BlobKey.of(folder + name)).toList();
    for (BlobKey key : keys) {
      assertThat(put(key, Bytes.utf8("" + key), PutOptions.defaults().ifAbsent()).written())
          .as("no other blob under %s", key)
          .isTrue();
    }
    for (BlobKey key : keys) {
      assertThat(readText(key)).isEqualTo(key.value());
      assertThat(info(key).key()).isEqualTo(key);
    }
    assertThat(names(deep(folder))).isEqualTo(keys.stream().sorted().map(BlobKey::value).toList());
    BlobKey copied = key();
    bucket().copy(keys.get(0), Optional.empty(), copied, Precondition.none());
    assertThat(readText(copied)).isEqualTo(keys.get(0).value());
    bucket().delete(keys.get(0), Precondition.none());
    assertThat(names(deep(folder)))
        .isEqualTo(keys.stream().skip(1).sorted().map(BlobKey::value).toList());
    assertThat(bucket().deleteAll(keys)).isEmpty();
    assertThat(names(deep(folder))).isEmpty();
  }
}
