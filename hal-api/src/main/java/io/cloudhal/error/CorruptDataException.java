package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/**
 * Stored or received bytes do not match their checksum or format; the message names the object or
 * file. Nothing was returned.
 */
public final class CorruptDataException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public CorruptDataException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public CorruptDataException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
