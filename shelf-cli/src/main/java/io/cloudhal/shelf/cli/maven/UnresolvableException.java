package io.cloudhal.shelf.cli.maven;

/** Coordinates that no repository has, or that could not be fetched whole; the message says why. */
public final class UnresolvableException extends Exception {

  private static final long serialVersionUID = 1L;

  UnresolvableException(String message, Throwable cause) {
    super(message, cause);
  }
}
