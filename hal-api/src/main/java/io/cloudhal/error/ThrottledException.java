package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The provider asks to slow down and did nothing. */
public final class ThrottledException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public ThrottledException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, true, false);
  }

  /** Creates the exception without a cause. */
  public ThrottledException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
