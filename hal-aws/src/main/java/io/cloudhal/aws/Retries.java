package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The retries of the SDK, but for two things. A wait that would end behind the deadline, or right
 * before it, is not begun, so that a call ends with what failed and not with a timeout. And what
 * earlier attempts may have done is remembered: that the last one was refused says nothing of them.
 * Thread-safe.
 */
final class Retries implements RetryStrategy {

  /** Whether an attempt of this thread's latest request may have been applied. */
  private static final ThreadLocal<Boolean> UNCLEAR = ThreadLocal.withInitial(() -> false);

  private final RetryStrategy sdk;

  Retries(RetryStrategy sdk) {
    this.sdk = sdk;
  }

  /**
   * Returns whether an earlier attempt of the request that this thread has just made may have been
   * applied.
   */
  static boolean anyUnclear() {
    return UNCLEAR.get();
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    UNCLEAR.set(false);
    return sdk.acquireInitialToken(request);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    RefreshRetryTokenResponse refreshed = sdk.refreshRetryToken(request);
    if (!leavesTime(refreshed.delay())) {
      throw new TokenAcquisitionFailedException(
          "the deadline comes before the next attempt", refreshed.token(), request.failure());
    }
    if (isUnclear(request.failure())) {
      UNCLEAR.set(true);
    }
    return refreshed;
  }

  /** An attempt that has next to no time would only hide what the last one met. */
  private static boolean leavesTime(Duration delay) {
    return delay.multipliedBy(3).dividedBy(2).compareTo(Call.current().remaining()) < 0;
  }

  private static boolean isUnclear(Throwable failure) {
    return !(failure instanceof SdkException known)
        || AwsErrors.of(known, true).mayHaveTakenEffect();
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return sdk.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return sdk.maxAttempts();
  }

  /** The strategy that is wrapped has the defaults of AWS already. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return sdk.toBuilder();
  }
}
