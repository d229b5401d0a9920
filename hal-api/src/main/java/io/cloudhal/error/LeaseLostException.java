package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/**
 * The lease on a delivery ended before the call, so that the message may be delivered to somebody
 * else. Nothing was changed.
 */
public final class LeaseLostException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public LeaseLostException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public LeaseLostException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
