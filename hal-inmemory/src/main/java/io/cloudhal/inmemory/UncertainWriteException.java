package io.cloudhal.inmemory;

import java.io.IOException;

/** Something was written and is visible, but may not survive a power failure. */
final class UncertainWriteException extends IOException {

  private static final long serialVersionUID = 1L;

  UncertainWriteException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
