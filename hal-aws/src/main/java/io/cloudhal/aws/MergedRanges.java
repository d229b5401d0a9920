package io.cloudhal.aws;

import io.cloudhal.storage.ByteRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranges and the spans that are read for them: neighbours share one, as a request costs more than
 * the bytes of a small gap. Spans ascend by their offsets.
 */
final class MergedRanges {

  private static final long GAP_BYTES = 128 << 10;
  private static final long MERGED_BYTES = 64 << 20;

  private final List<ByteRange> spans = new ArrayList<>();
  private final int[] spanOfRange;

  private MergedRanges(int size) {
    this.spanOfRange = new int[size];
  }

  static MergedRanges of(List<ByteRange> ranges) {
    MergedRanges merged = new MergedRanges(ranges.size());
    IntStream.range(0, ranges.size())
        .boxed()
        .sorted(Comparator.comparingLong(index -> ranges.get(index).offset()))
        .forEach(index -> merged.add(index, ranges.get(index)));
    return merged;
  }

  List<ByteRange> spans() {
    return spans;
  }

  /** Returns the index of the span that has all bytes of a range. */
  int spanOf(int range) {
    return spanOfRange[range];
  }

  private void add(int index, ByteRange range) {
    int last = spans.size() - 1;
    if (last >= 0 && belongTogether(spans.get(last), range)) {
      spans.set(last, union(spans.get(last), range));
    } else {
      spans.add(range);
    }
    spanOfRange[index] = spans.size() - 1;
  }

  private static boolean belongTogether(ByteRange span, ByteRange next) {
    long end = end(span);
    boolean within = end(next) <= end;
    boolean near = next.offset() - GAP_BYTES <= end;
    return within || (near && end(next) - span.offset() <= MERGED_BYTES);
  }

  private static ByteRange union(ByteRange span, ByteRange next) {
    return end(next) <= end(span) ? span : ByteRange.of(span.offset(), end(next) - span.offset());
  }

  /** Returns the first byte behind a range, {@code Long.MAX_VALUE} if it has no end. */
  private static long end(ByteRange range) {
    long end = range.offset() + range.length();
    return end < 0 ? Long.MAX_VALUE : end;
  }
}
