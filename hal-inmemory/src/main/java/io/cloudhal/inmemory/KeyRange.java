package io.cloudhal.inmemory;

import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.ScanRequest;

/**
 * Some keys that are neighbours.
 *
 * @param first the first of them, or the last that is before them
 * @param withFirst whether {@code first} is one of them
 * @param last the last of them, or the first that is behind them
 * @param withLast whether {@code last} is one of them
 */
record KeyRange(EntryKey first, boolean withFirst, EntryKey last, boolean withLast) {

  private static final EntryKey LEAST = EntryKey.of("\0");
  private static final EntryKey GREATEST = EntryKey.of(KeyOrder.last(""), KeyOrder.last(""));

  /** Returns the range of all keys. */
  static KeyRange all() {
    return new KeyRange(LEAST, true, GREATEST, true);
  }

  /** Returns the range that a request asks for, from the beginning of its first page. */
  static KeyRange of(ScanRequest request) {
    String partition = request.partition();
    String first = KeyOrder.greater(request.from().orElse(""), request.prefix());
    String last = KeyOrder.last(request.prefix());
    String until = request.until().orElse(last);
    boolean untilIsLast = request.until().isEmpty() || KeyOrder.utf8(until, last) > 0;
    return new KeyRange(
        EntryKey.of(partition, first),
        true,
        EntryKey.of(partition, untilIsLast ? last : until),
        untilIsLast);
  }

  /** Returns the keys of this range that come behind {@code key}, in the direction of a scan. */
  KeyRange behind(EntryKey key, boolean descending) {
    if (descending) {
      return KeyOrder.INSTANCE.compare(key, last) > 0
          ? this
          : new KeyRange(first, withFirst, key, false);
    }
    return KeyOrder.INSTANCE.compare(key, first) < 0
        ? this
        : new KeyRange(key, false, last, withLast);
  }

  /** Returns whether a key that is not outside of the ends is in the range. */
  boolean contains(EntryKey key) {
    return (withFirst || !key.equals(first)) && (withLast || !key.equals(last));
  }

  boolean isEmpty() {
    int order = KeyOrder.INSTANCE.compare(first, last);
    return order > 0 || (order == 0 && !(withFirst && withLast));
  }
}
