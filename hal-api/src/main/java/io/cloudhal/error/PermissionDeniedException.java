package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The caller is not authenticated or not allowed to do this. Nothing was changed. */
public final class PermissionDeniedException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public PermissionDeniedException(
      ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public PermissionDeniedException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
