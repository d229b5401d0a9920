package io.cloudhal.shelf;

import org.jspecify.annotations.Nullable;

/** What shall be published cannot be read, or must not be on a shelf. Nothing was published. */
public final class InvalidSourceException extends ShelfException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code source} is the file or directory. */
  public InvalidSourceException(
      String source, String problem, String remedy, @Nullable Throwable cause) {
    super(source + " " + problem, remedy);
    if (cause != null) {
      initCause(cause);
    }
  }
}
