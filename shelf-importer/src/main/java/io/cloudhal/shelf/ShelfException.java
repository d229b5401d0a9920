package io.cloudhal.shelf;

import java.util.Objects;

/**
 * Something is wrong with a shelf, or with what shall be put on it. What is wrong with the storage
 * below is a {@link io.cloudhal.error.HalException}: that a shelf cannot be reached never says
 * anything about what is on it.
 */
public abstract sealed class ShelfException extends RuntimeException
    permits CorruptObjectException,
        InvalidSourceException,
        NotOnShelfException,
        NotTrustedException,
        RolledBackException,
        RootExpiredException,
        ShelfExistsException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  ShelfException(String problem, String remedy) {
    super(problem + ": " + remedy);
    this.remedy = Objects.requireNonNull(remedy);
  }

  /** Returns what to do about it, as half a sentence; the message ends with it. */
  public final String remedy() {
    return remedy;
  }
}
