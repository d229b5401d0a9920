package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import java.util.Optional;

/** Judges preconditions; the caller sees to it that nobody writes the blob meanwhile. */
final class BlobConditions {

  private BlobConditions() {}

  /**
   * Returns whether {@code precondition} holds.
   *
   * @param current the version of the blob, empty if there is none
   */
  static boolean hold(Precondition precondition, Optional<Version> current) {
    if (precondition instanceof Precondition.IfVersion seen) {
      return current.equals(Optional.of(seen.expected()));
    }
    return precondition instanceof Precondition.None || current.isEmpty();
  }
}
