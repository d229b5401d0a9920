package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading many ranges of one version. */
abstract class BlobRangesContract extends StorageContract {

  private static final int SIZE = 100_000;

  @Test
  @Clause("storage.ranges.1")
  void rangesComeInTheOrderInWhichTheyWereAsked() {
    assertRead(ByteRange.of(50_000, 10), ByteRange.of(0, 1), ByteRange.of(70_000, 5));
  }

  @Test
  @Clause("storage.ranges.2")
  void rangesMayOverlapAndRepeat() {
    assertRead(
        ByteRange.of(100, 200),
        ByteRange.of(150, 10),
        ByteRange.of(250, 100),
        ByteRange.of(100, 200),
        ByteRange.all());
  }

  @Test
  @Clause("storage.ranges.3")
  void adjacentAndDistantRangesGiveTheirBytes() {
    assertRead(
        ByteRange.of(10, 10),
        ByteRange.of(20, 10),
        ByteRange.of(31, 10),
        ByteRange.of(SIZE - 1, 1),
        ByteRange.of(0, 10));
  }

  @Test
  @Clause("storage.ranges.4")
  void aHundredRangesAreReadInOneCall() {
    Random random = new Random(4);
    assertRead(
        Stream.generate(() -> ByteRange.of(random.nextInt(SIZE), 1 + random.nextInt(300)))
            .limit(100)
            .toArray(ByteRange[]::new));
  }

  @Test
  @Clause("storage.ranges.5")
  void rangesAreCutAtTheEnd() {
    assertRead(
        ByteRange.from(SIZE - 3),
        ByteRange.of(SIZE - 3, 4),
        ByteRange.of(SIZE, 1),
        ByteRange.all());
    BlobKey empty = key();
    put(empty, Bytes.empty());
    assertThat(
            bucket()
                .readRanges(
                    empty, List.of(ByteRange.all(), ByteRange.of(5, 5)), ReadOptions.defaults()))
        .containsExactly(Bytes.empty(), Bytes.empty());
  }

  @Test
  @Clause("storage.ranges.6")
  void noRangesReadNothing() {
    BlobKey key = key();
    put(key, "content");
    calls().clear();
    assertThat(bucket().readRanges(key, List.of(), ReadOptions.defaults())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("storage.ranges.7")
  void rangesOfAKeyWithoutBlobAreNotFound() {
    assertThatThrownBy(
            () ->
                bucket()
                    .readRanges(
                        key(),
                        List.of(ByteRange.of(0, 1), ByteRange.of(9, 1)),
                        ReadOptions.defaults()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @Clause("storage.ranges.8")
  void rangesOfAPinnedVersionAreReadWhileItIsTheLatest() {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 8);
    Version version = put(key, content);
    assertThat(
            bucket()
                .readRanges(
                    key,
                    List.of(ByteRange.of(7, 3), ByteRange.of(90_000, 2)),
                    ReadOptions.ofVersion(version)))
        .containsExactly(content.slice(7, 3), content.slice(90_000, 2));
  }

  @Test
  @Clause("storage.ranges.9")
  void rangesOfAPinnedVersionThatIsGoneAreStale() {
    BlobKey replaced = key();
    BlobKey deleted = key();
    ReadOptions first = ReadOptions.ofVersion(put(replaced, "first"));
    put(replaced, "second");
    ReadOptions gone = ReadOptions.ofVersion(put(deleted, "content"));
    bucket().delete(deleted, Precondition.none());
    List<ByteRange> ranges = List.of(ByteRange.of(0, 1), ByteRange.of(3, 1));
    assertThatThrownBy(() -> bucket().readRanges(replaced, ranges, first))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(() -> bucket().readRanges(deleted, ranges, gone))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  @Clause("storage.ranges.10")
  void rangesUnlessAVersionAreInvalid() {
    BlobKey key = key();
    Version version = put(key, "content");
    calls().clear();
    assertThatThrownBy(
            () ->
                bucket()
                    .readRanges(key, List.of(ByteRange.all()), ReadOptions.unlessVersion(version)))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("storage.ranges.11")
  void rangesOfManyMebibytesAreReadWhole() {
    Bytes content = large(11);
    int third = content.size() / 3;
    assertRead(
        content,
        ByteRange.of(1, third),
        ByteRange.of(third - 7, 2L * third),
        ByteRange.from(content.size() - third));
  }

  private void assertRead(ByteRange... ranges) {
    assertRead(bytes(SIZE, ranges.length), ranges);
  }

  private void assertRead(Bytes content, ByteRange... ranges) {
    BlobKey key = key();
    put(key, content);
    assertThat(bucket().readRanges(key, List.of(ranges), ReadOptions.defaults()))
        .isEqualTo(
            Stream.of(ranges)
                .map(
                    range ->
                        content.slice((int) range.offset(), (int) range.lengthIn(content.size())))
                .toList());
  }
}
