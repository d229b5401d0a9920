package io.cloudhal.shelf.format;

/** Bytes do not follow the shelf format, or follow a version that this reader does not know. */
public final class FormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message says what was expected and what was found. */
  public FormatException(String message) {
    super(message);
  }
}
