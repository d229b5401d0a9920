package io.cloudhal.shelf;

/** The root is older than one that was seen before, or than the minimum that was given. */
public final class RolledBackException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RolledBackException(String problem, String remedy) {
    super(problem, remedy);
  }
}
