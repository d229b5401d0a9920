package io.cloudhal.shelf;

/** There is a shelf already where one shall be made. */
public final class ShelfExistsException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ShelfExistsException(String problem, String remedy) {
    super(problem, remedy);
  }
}
