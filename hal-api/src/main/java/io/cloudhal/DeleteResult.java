package io.cloudhal;

import java.util.Objects;
import java.util.Optional;

/** Outcome of a delete. */
public sealed interface DeleteResult {

  /**
   * Nothing is stored under the key any more. Unconditional deletes always end so, whether there
   * was something or not.
   */
  record Deleted() implements DeleteResult {}

  /** A conditional delete found nothing under the key. */
  record Absent() implements DeleteResult {}

  /**
   * The precondition did not hold and nothing was changed.
   *
   * @param current the version found, where the provider tells it without another request; a hint
   */
  record Conflict(Optional<Version> current) implements DeleteResult {
    public Conflict {
      Objects.requireNonNull(current);
    }
  }
}
