package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/**
 * The request contradicts the rules of this API or the state of the resource, such as a key named
 * twice in one call or a resource that exists with another specification. Nothing was changed.
 */
public final class InvalidRequestException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public InvalidRequestException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public InvalidRequestException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
