package io.cloudhal.testservers;

/** A server that is not there and cannot be installed; the message says what installs it. */
public final class MissingServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingServerException(String message) {
    super(message);
  }

  MissingServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
