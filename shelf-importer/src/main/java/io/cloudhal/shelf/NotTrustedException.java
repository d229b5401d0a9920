package io.cloudhal.shelf;

/** What is there is not signed by a key that the reader trusts. */
public final class NotTrustedException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public NotTrustedException(String problem, String remedy) {
    super(problem, remedy);
  }
}
