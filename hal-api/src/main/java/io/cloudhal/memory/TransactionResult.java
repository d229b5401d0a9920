package io.cloudhal.memory;

import io.cloudhal.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Outcome of a transaction. */
public sealed interface TransactionResult {

  /**
   * All writes were applied at once.
   *
   * @param versions one element a write, in order: the version that a put created, empty for a
   *     delete or a check
   */
  record Committed(List<Optional<Version>> versions) implements TransactionResult {
    public Committed {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A precondition did not hold and nothing was changed.
   *
   * @param failed the index of one write whose precondition did not hold, where the provider tells
   */
  record Conflict(OptionalInt failed) implements TransactionResult {
    public Conflict {
      Objects.requireNonNull(failed);
    }
  }
}
