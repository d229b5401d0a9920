package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider failed in a way that this library does not know: a gap in its mapping, worth a
 * report.
 */
public final class UncategorizedException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public UncategorizedException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, true);
  }

  /** Creates the exception without a cause. */
  public UncategorizedException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
