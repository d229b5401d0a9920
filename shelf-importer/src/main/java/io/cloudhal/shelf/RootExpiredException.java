package io.cloudhal.shelf;

/** The root is past its expiry: somebody may be holding newer ones back. */
public final class RootExpiredException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RootExpiredException(String problem, String remedy) {
    super(problem, remedy);
  }
}
