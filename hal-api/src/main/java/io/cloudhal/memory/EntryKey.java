package io.cloudhal.memory;

import io.cloudhal.internal.Checks;

/**
 * Key of an entry: transactions and scans work within one partition, entries of a partition are
 * ordered by the UTF-8 bytes of the sort part.
 *
 * @param partition 1 to 256 bytes of well-formed UTF-8, any characters
 * @param sort 0 to 256 bytes of well-formed UTF-8, any characters
 */
public record EntryKey(String partition, String sort) {

  /** The most UTF-8 bytes of each part. */
  public static final int MAX_PART_BYTES = 256;

  public EntryKey {
    Checks.utf8("partition", partition, 1, MAX_PART_BYTES);
    Checks.utf8("sort key", sort, 0, MAX_PART_BYTES);
  }

  /** Returns the key with an empty sort part. */
  public static EntryKey of(String partition) {
    return new EntryKey(partition, "");
  }

  /** Returns the key of the two parts. */
  public static EntryKey of(String partition, String sort) {
    return new EntryKey(partition, sort);
  }
}
