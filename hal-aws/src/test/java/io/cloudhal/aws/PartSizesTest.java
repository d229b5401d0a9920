package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartSizesTest {

  private static final int MIB = 1 << 20;

  @Test
  void blobThatFitsTheLeastPartHasOne() {
    assertThat(PartSizes.of(8 * MIB, 8 * MIB).of(1)).isEqualTo(8 * MIB);
  }

  @Test
  void partsOfTheLargestBlobAreAtMost10000() {
    long largest = S3Limits.INSTANCE.maxBlobBytes();
    assertThat(10_000L * PartSizes.of(largest, 8 * MIB).of(10_000)).isGreaterThanOrEqualTo(largest);
  }

  @Test
  void partsOfKnownLengthGrowWithTheByteThatDoesNotFit() {
    long full = 10_000L * 8 * MIB;
    assertThat(PartSizes.of(full, 8 * MIB).of(1)).isEqualTo(8 * MIB);
    assertThat(PartSizes.of(full + 1, 8 * MIB).of(1)).isEqualTo(8 * MIB + 1);
  }

  @Test
  void largestBlobOfOthersIsCopiedInTheLargestParts() {
    long largestPart = 5L << 30;
    assertThat(PartSizes.leastBytes(10_000 * largestPart)).isEqualTo(largestPart);
  }

  @Test
  void growingPartsHoldTheLargestBlob() {
    PartSizes sizes = PartSizes.growing(8 * MIB);
    assertThat(sizes.of(1)).isEqualTo(8 * MIB);
    assertThat(sizes.of(2500)).isEqualTo(8 * MIB);
    assertThat(sizes.of(2501)).isEqualTo(16 * MIB);
    long all = IntStream.rangeClosed(1, 10_000).mapToLong(sizes::of).sum();
    assertThat(all).isGreaterThanOrEqualTo(S3Limits.INSTANCE.maxBlobBytes());
  }
}
