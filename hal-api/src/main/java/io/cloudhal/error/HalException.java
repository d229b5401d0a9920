package io.cloudhal.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a call on a cloud computer. Catch a subtype to handle one kind of failure, or ask
 * {@link #retryable} and {@link #mayHaveTakenEffect}.
 *
 * <p>The kinds are sealed so that every provider maps to the same ones, but a minor release may add
 * one: keep a {@code default} branch in a {@code switch} over them.
 */
public abstract sealed class HalException extends RuntimeException
    permits CancelledException,
        CorruptDataException,
        InvalidRequestException,
        LeaseLostException,
        LimitExceededException,
        NotFoundException,
        PermissionDeniedException,
        StaleVersionException,
        ThrottledException,
        TimedOutException,
        UnavailableException,
        UncategorizedException,
        UnsupportedFeatureException {

  private static final long serialVersionUID = 1L;

  private final ErrorContext context;
  private final boolean retryable;
  private final boolean mayHaveTakenEffect;

  HalException(
      ErrorContext context,
      String message,
      @Nullable Throwable cause,
      boolean retryable,
      boolean mayHaveTakenEffect) {
    super(context + ": " + Objects.requireNonNull(message), cause);
    this.context = context;
    this.retryable = retryable;
    this.mayHaveTakenEffect = mayHaveTakenEffect;
  }

  /** Returns what was being done. */
  public final ErrorContext context() {
    return context;
  }

  /** Returns whether the same call may succeed later. */
  public final boolean retryable() {
    return retryable;
  }

  /**
   * Returns whether the call may have been applied although it failed. Repeating such a call is
   * safe only if it is idempotent.
   */
  public final boolean mayHaveTakenEffect() {
    return mayHaveTakenEffect;
  }
}
