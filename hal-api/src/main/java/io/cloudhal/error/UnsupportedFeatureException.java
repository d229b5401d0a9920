package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The device does not declare the feature that the call needs. Thrown before any effect. */
public final class UnsupportedFeatureException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public UnsupportedFeatureException(
      ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public UnsupportedFeatureException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
