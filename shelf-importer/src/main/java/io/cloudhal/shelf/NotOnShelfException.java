package io.cloudhal.shelf;

/** There is no shelf, or no such package or file on it. */
public final class NotOnShelfException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public NotOnShelfException(String problem, String remedy) {
    super(problem, remedy);
  }
}
