package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The request is larger than the limits that the device reports. Thrown before any I/O. */
public final class LimitExceededException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public LimitExceededException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public LimitExceededException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
