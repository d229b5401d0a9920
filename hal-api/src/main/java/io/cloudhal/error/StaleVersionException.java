package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** A read or copy pinned to a version found that the version is gone. */
public final class StaleVersionException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public StaleVersionException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public StaleVersionException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
