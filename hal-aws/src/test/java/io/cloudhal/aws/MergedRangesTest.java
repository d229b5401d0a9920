package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.storage.ByteRange;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MergedRangesTest {

  private static final int GAP = 128 << 10;
  private static final long MOST = 64 << 20;

  @Test
  void rangesInAnyOrderShareTheSpanOfTheirNeighbours() {
    MergedRanges merged =
        MergedRanges.of(List.of(ByteRange.of(10, 10), ByteRange.of(0, 5), ByteRange.of(2, 4)));
    assertThat(merged.spans()).containsExactly(ByteRange.of(0, 20));
    assertThat(List.of(merged.spanOf(0), merged.spanOf(1), merged.spanOf(2))).containsOnly(0);
  }

  @Test
  void gapsOfMoreThan128KibibytesAreNotRead() {
    ByteRange first = ByteRange.of(0, 1);
    assertThat(MergedRanges.of(List.of(first, ByteRange.of(GAP + 1, 1))).spans()).hasSize(1);
    MergedRanges apart = MergedRanges.of(List.of(ByteRange.of(GAP + 2, 1), first));
    assertThat(apart.spans()).containsExactly(first, ByteRange.of(GAP + 2, 1));
    assertThat(apart.spanOf(0)).isEqualTo(1);
    assertThat(apart.spanOf(1)).isEqualTo(0);
  }

  @Test
  void spansDoNotGrowBeyond64Mebibytes() {
    ByteRange first = ByteRange.of(0, MOST - 1);
    assertThat(MergedRanges.of(List.of(first, ByteRange.of(MOST - 1, 1))).spans()).hasSize(1);
    assertThat(MergedRanges.of(List.of(first, ByteRange.of(MOST - 1, 2))).spans()).hasSize(2);
  }

  @Test
  void rangeWithoutEndTakesInWhatFollows() {
    ByteRange open = ByteRange.from(5);
    assertThat(MergedRanges.of(List.of(ByteRange.of(MOST * 2, 3), open)).spans())
        .containsExactly(open);
  }
}
