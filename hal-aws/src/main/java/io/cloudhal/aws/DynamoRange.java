package io.cloudhal.aws;

import io.cloudhal.memory.ScanRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first and the last sort attribute that a scan may meet, both inclusive as {@code BETWEEN} has
 * them. Bounds that exclude are moved by what no UTF-8 text contains, the byte 0xFF.
 *
 * @param low the first
 * @param high the last; before {@code low} if the scan can meet nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DynamoRange(byte[] low, byte[] high) {

  /**
   * Returns the range of a scan.
   *
   * @param behind the sort part of the last entry seen before
   */
  static DynamoRange of(ScanRequest request, Optional<String> behind) {
    byte[] prefix = DynamoKey.entrySort(request.prefix());
    DynamoRange range = new DynamoRange(prefix, with(prefix, 0xFF));
    if (request.from().isPresent()) {
      range = range.from(DynamoKey.entrySort(request.from().get()));
    }
    if (request.until().isPresent()) {
      range = range.to(before(DynamoKey.entrySort(request.until().get())));
    }
    if (behind.isPresent()) {
      byte[] seen = DynamoKey.entrySort(behind.get());
      range = request.isDescending() ? range.to(before(seen)) : range.from(with(seen, 0));
    }
    return range;
  }

  boolean isEmpty() {
    return Arrays.compareUnsigned(low, high) > 0;
  }

  private DynamoRange from(byte[] bound) {
    return Arrays.compareUnsigned(bound, low) > 0 ? new DynamoRange(bound, high) : this;
  }

  private DynamoRange to(byte[] bound) {
    return Arrays.compareUnsigned(bound, high) < 0 ? new DynamoRange(low, bound) : this;
  }

  /** Returns what is before {@code bound} and behind every smaller key. */
  private static byte[] before(byte[] bound) {
    int last = bound.length - 1;
    if (bound[last] == 0) {
      return Arrays.copyOf(bound, last);
    }
    byte[] smaller = with(bound, 0xFF);
    smaller[last]--;
    return smaller;
  }

  private static byte[] with(byte[] bytes, int last) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) last;
    return longer;
  }
}
