package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted; its interrupt flag is set again. */
public final class CancelledException extends HalException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause the driver's exception, if there is one
   * @param mayHaveTakenEffect whether the call may have been applied
   */
  public CancelledException(
      ErrorContext context, String message, @Nullable Throwable cause, boolean mayHaveTakenEffect) {
    super(context, message, cause, false, mayHaveTakenEffect);
  }
}
