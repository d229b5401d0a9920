package io.cloudhal.memory;

/**
 * Limits of a {@link Memory}; constant for its life and at least the portable bounds of {@link
 * KeyValueStore}. More than a limit is refused with {@code LimitExceededException} before any I/O.
 */
public interface MemoryCapabilities {

  /** Returns the largest value in bytes, at least {@link KeyValueStore#PORTABLE_VALUE_BYTES}. */
  int maxValueBytes();

  /** Returns the most writes in one transaction, at least 50. */
  int maxTransactionWrites();

  /** Returns the most bytes of values in one transaction, at least 2,500,000. */
  int maxTransactionBytes();
}
