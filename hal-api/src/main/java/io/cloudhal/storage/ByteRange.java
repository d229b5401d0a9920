package io.cloudhal.storage;

/**
 * Range of bytes in a blob. What lies behind the end of the blob is cut off, so that a range that
 * begins there is empty.
 *
 * @param offset first byte, from 0
 * @param length number of bytes, at least 1; {@code Long.MAX_VALUE} for all that follow
 */
public record ByteRange(long offset, long length) {

  private static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

  public ByteRange {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "range must have an offset from 0 and a length from 1, has " + offset + ", " + length);
    }
  }

  /** Returns the range of the whole blob. */
  public static ByteRange all() {
    return ALL;
  }

  /** Returns the range from {@code offset} to the end. */
  public static ByteRange from(long offset) {
    return new ByteRange(offset, Long.MAX_VALUE);
  }

  /** Returns the range of {@code length} bytes from {@code offset}. */
  public static ByteRange of(long offset, long length) {
    return new ByteRange(offset, length);
  }

  /** Returns how many bytes of a blob of {@code sizeBytes} bytes this range has. */
  public long lengthIn(long sizeBytes) {
    return Math.max(0, Math.min(length, sizeBytes - offset));
  }
}
