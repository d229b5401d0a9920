package io.cloudhal;

import java.util.Objects;
import java.util.Optional;

/** Outcome of a write. A lost race is expected, so it is a value. */
public sealed interface WriteResult {

  /**
   * The write was applied.
   *
   * @param version the version that the write created
   */
  record Written(Version version) implements WriteResult {
    public Written {
      Objects.requireNonNull(version);
    }
  }

  /**
   * The precondition did not hold and nothing was changed.
   *
   * @param current the version found, where the provider tells it without another request; a hint
   */
  record Conflict(Optional<Version> current) implements WriteResult {
    public Conflict {
      Objects.requireNonNull(current);
    }
  }

  /** Returns whether the write was applied. */
  default boolean written() {
    return this instanceof Written;
  }

  /**
   * Returns the version that the write created.
   *
   * @throws IllegalStateException if this is a {@link Conflict}: for writes without a precondition
   */
  default Version version() {
    if (this instanceof Written done) {
      return done.version();
    }
    throw new IllegalStateException("the write lost a race: " + this);
  }
}
