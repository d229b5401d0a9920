package io.cloudhal.shelf;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of the shelf is missing, cut short, changed, or not in the format. Nothing of it was
 * used.
 */
public final class CorruptObjectException extends ShelfException {

  private static final long serialVersionUID = 1L;

  private final String object;

  /** Creates the exception; {@code object} is the object's name below the shelf's prefix. */
  public CorruptObjectException(String object, String problem, @Nullable Throwable cause) {
    super(
        object + " " + problem,
        "put the package again with repair, or restore the object from a copy of the shelf");
    this.object = Objects.requireNonNull(object);
    if (cause != null) {
      initCause(cause);
    }
  }

  /** Returns the object's name below the shelf's prefix. */
  public String object() {
    return object;
  }
}
