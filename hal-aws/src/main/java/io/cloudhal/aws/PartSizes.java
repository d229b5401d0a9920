package io.cloudhal.aws;

/**
 * How large the parts of an upload are, so that the most parts that S3 takes hold the largest blob.
 *
 * @param bytes size of the first parts
 * @param growing whether later parts grow, because the length of the whole is not known
 */
record PartSizes(int bytes, boolean growing) {

  // Source: Amazon S3 multipart upload limits, read 2026-11-24.
  static final int MAX_PARTS = 10_000;

  /** Large enough that the time for a request does not matter, and small enough for the heap. */
  static final int DEFAULT_BYTES = 8 << 20;

  private static final int EQUAL_PARTS = 2_500;
  private static final int PARTS_A_STEP = 40;

  /** Returns the sizes for a blob of known length. */
  static PartSizes of(long blobBytes, int leastBytes) {
    return new PartSizes(Math.toIntExact(Math.max(leastBytes, leastBytes(blobBytes))), false);
  }

  /** Returns the size of the smallest parts that hold a blob. */
  static long leastBytes(long blobBytes) {
    return (blobBytes + MAX_PARTS - 1) / MAX_PARTS;
  }

  /**
   * Returns the sizes for a blob of unknown length: equal ones for the first 2,500 parts, which are
   * 20 GiB, then larger by another 8 MiB after every 40 parts, which comes to 5.4 TiB.
   */
  static PartSizes growing(int firstBytes) {
    return new PartSizes(firstBytes, true);
  }

  /** Returns the size of a part; numbers begin at 1. */
  int of(int number) {
    int steps = growing ? Math.max(0, number - EQUAL_PARTS + PARTS_A_STEP - 1) / PARTS_A_STEP : 0;
    return bytes * (1 + steps);
  }
}
