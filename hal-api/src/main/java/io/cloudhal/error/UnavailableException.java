package io.cloudhal.error;

import org.jspecify.annotations.Nullable;

/** The provider could not be reached, failed, or gave way to another writer. */
public final class UnavailableException extends HalException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause the driver's exception, if there is one
   * @param mayHaveTakenEffect whether the call may have been applied
   */
  public UnavailableException(
      ErrorContext context, String message, @Nullable Throwable cause, boolean mayHaveTakenEffect) {
    super(context, message, cause, true, mayHaveTakenEffect);
  }
}
