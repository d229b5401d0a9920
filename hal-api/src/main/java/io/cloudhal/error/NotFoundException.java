package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/**
 * The bucket, store, queue, topic, subscription, stream, function, or the blob that the call must
 * read, does not exist. Nothing was changed.
 */
public final class NotFoundException extends HalException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; {@code cause} is the driver's exception, if there is one. */
  public NotFoundException(ErrorContext context, String message, @Nullable Throwable cause) {
    super(context, message, cause, false, false);
  }

  /** Creates the exception without a cause. */
  public NotFoundException(ErrorContext context, String message) {
    this(context, message, null);
  }
}
