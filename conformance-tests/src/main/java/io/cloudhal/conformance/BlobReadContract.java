package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Absent;
import io.cloudhal.storage.ReadResult.Found;
import io.cloudhal.storage.ReadResult.Unchanged;
import org.junit.jupiter.api.Test;

/** Which bytes of which version a read gives. */
abstract class BlobReadContract extends StorageContract {

  private static final int SIZE = 10_000;

  @Test
  @Clause("storage.open.1")
  void theWholeRangeGivesAllBytes() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 1);
    put(key, content);
    assertThat(read(key)).isEqualTo(content);
    assertThat(read(key, ByteRange.of(0, SIZE), ReadOptions.defaults())).isEqualTo(content);
  }

  @Test
  @Clause("storage.open.2")
  void aRangeGivesExactlyItsBytes() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 2);
    put(key, content);
    assertThat(read(key, ByteRange.of(0, 1), ReadOptions.defaults()))
        .isEqualTo(content.slice(0, 1));
    assertThat(read(key, ByteRange.of(4321, 1234), ReadOptions.defaults()))
        .isEqualTo(content.slice(4321, 1234));
    assertThat(read(key, ByteRange.of(SIZE - 1, 1), ReadOptions.defaults()))
        .isEqualTo(content.slice(SIZE - 1, 1));
    assertThat(read(key, ByteRange.from(9000), ReadOptions.defaults()))
        .isEqualTo(content.slice(9000, 1000));
  }

  @Test
  @Clause("storage.open.3")
  void aRangeIsCutAtTheEnd() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 3);
    put(key, content);
    assertThat(read(key, ByteRange.of(SIZE - 10, 11), ReadOptions.defaults()))
        .isEqualTo(content.slice(SIZE - 10, 10));
    assertThat(read(key, ByteRange.of(0, SIZE + 1), ReadOptions.defaults())).isEqualTo(content);
  }

  @Test
  @Clause("storage.open.4")
  void aRangeThatBeginsAtTheEndOrBehindItIsEmpty() throws Exception {
    BlobKey key = key();
    put(key, bytes(SIZE, 4));
    assertThat(read(key, ByteRange.of(SIZE, 1), ReadOptions.defaults())).isEqualTo(Bytes.empty());
    assertThat(read(key, ByteRange.from(SIZE + 1L), ReadOptions.defaults()))
        .isEqualTo(Bytes.empty());
    assertThat(read(key, ByteRange.from(1L << 50), ReadOptions.defaults()))
        .isEqualTo(Bytes.empty());
  }

  @Test
  @Clause("storage.open.5")
  void anEmptyBlobIsFoundWithAnEmptyBody() throws Exception {
    BlobKey key = key();
    put(key, Bytes.empty());
    assertThat(read(key)).isEqualTo(Bytes.empty());
    assertThat(read(key, ByteRange.of(0, 1), ReadOptions.defaults())).isEqualTo(Bytes.empty());
    assertThat(info(key).sizeBytes()).isZero();
  }

  @Test
  @Clause("storage.open.6")
  void theInfoIsThatOfTheWholeBlobWhateverTheRange() throws Exception {
    BlobKey key = key();
    put(key, bytes(SIZE, 6), ContentOptions.all());
    for (ByteRange range : new ByteRange[] {ByteRange.of(17, 4), ByteRange.from(SIZE)}) {
      try (ReadResult result = bucket().open(key, range, ReadOptions.defaults())) {
        assertSame(((Found) result).info(), info(key));
      }
    }
  }

  @Test
  @Clause("storage.open.7")
  void aKeyWithoutBlobIsAbsent() throws Exception {
    BlobKey key = key();
    assertAbsent(key);
    Version gone = put(key, "content");
    bucket().delete(key, Precondition.none());
    assertAbsent(key);
    try (ReadResult result = open(key, ReadOptions.unlessVersion(gone))) {
      assertThat(result).isInstanceOf(Absent.class);
    }
  }

  @Test
  @Clause("storage.open.8")
  void aPinnedVersionIsReadWhileItIsTheLatest() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 8);
    Version version = put(key, content);
    assertThat(read(key, ByteRange.all(), ReadOptions.ofVersion(version))).isEqualTo(content);
    assertThat(read(key, ByteRange.of(100, 50), ReadOptions.ofVersion(version)))
        .isEqualTo(content.slice(100, 50));
  }

  @Test
  @Clause("storage.open.9")
  void aPinnedVersionThatWasReplacedIsStale() {
    BlobKey key = key();
    Version first = put(key, "first");
    put(key, "second");
    assertThatThrownBy(() -> open(key, ReadOptions.ofVersion(first)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  @Clause("storage.open.10")
  void aPinnedVersionThatWasDeletedIsStale() {
    BlobKey key = key();
    Version version = put(key, "content");
    bucket().delete(key, Precondition.none());
    assertThatThrownBy(() -> open(key, ReadOptions.ofVersion(version)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  @Clause("storage.open.11")
  void theKnownVersionIsUnchanged() throws Exception {
    BlobKey key = key();
    Version known = put(key, "content");
    try (ReadResult result = open(key, ReadOptions.unlessVersion(known))) {
      assertThat(result).isInstanceOf(Unchanged.class);
    }
    try (ReadResult result =
        bucket().open(key, ByteRange.of(2, 3), ReadOptions.unlessVersion(known))) {
      assertThat(result).isInstanceOf(Unchanged.class);
    }
  }

  @Test
  @Clause("storage.open.12")
  void aVersionThatIsNotKnownIsRead() throws Exception {
    BlobKey key = key();
    Version known = put(key, "first");
    Version latest = put(key, "second");
    try (ReadResult result = open(key, ReadOptions.unlessVersion(known))) {
      Found found = (Found) result;
      assertThat(found.info().version()).isEqualTo(latest);
      assertThat(Bytes.wrap(found.body().readAllBytes())).isEqualTo(Bytes.utf8("second"));
    }
    assertThat(read(key, ByteRange.of(1, 2), ReadOptions.unlessVersion(known)))
        .isEqualTo(Bytes.utf8("ec"));
  }
}
