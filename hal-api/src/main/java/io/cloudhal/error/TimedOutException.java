package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** No answer within the deadline of the call. */
public final class TimedOutException extends HalException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause the driver's exception, if there is one
   * @param mayHaveTakenEffect whether the call may have been applied
   */
  public TimedOutException(
      ErrorContext context, String message, @Nullable Throwable cause, boolean mayHaveTakenEffect) {
    super(context, message, cause, true, mayHaveTakenEffect);
  }
}
