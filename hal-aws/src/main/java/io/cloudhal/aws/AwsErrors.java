package io.cloudhal.aws;

import io.cloudhal.error.HalException;
import io.cloudhal.error.PermissionDeniedException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.error.UncategorizedException;
import io.cloudhal.spi.Call;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one place where exceptions of the SDK become ours. What is not known here is a gap. */
final class AwsErrors {

  private AwsErrors() {}

  /**
   * Returns our form of what the SDK threw in the current call.
   *
   * @param writes whether the request would have changed something
   */
  static HalException of(SdkException error, boolean writes) {
    HalException last = ofLastAttempt(error, writes);
    boolean refused = last instanceof ThrottledException || last instanceof UnavailableException;
    return refused && writes && Retries.anyUnclear()
        ? new UnavailableException(last.context(), message(error), error, true)
        : last;
  }

  private static HalException ofLastAttempt(SdkException error, boolean writes) {
    Call call = Call.current();
    if (error instanceof AwsServiceException refused) {
      return AwsRefusals.of(refused, writes);
    }
    if (error instanceof RequiredCredentials.Missing) {
      return new PermissionDeniedException(call.context(), "no credentials were found", error);
    }
    if (Thread.currentThread().isInterrupted()) {
      return call.cancelled(error, writes);
    }
    if (call.remaining().isZero()
        || error instanceof ApiCallTimeoutException
        || error instanceof ApiCallAttemptTimeoutException) {
      return call.timedOut(error, writes);
    }
    if (error instanceof AbortedException) {
      return call.cancelled(error, writes);
    }
    return error instanceof SdkClientException
        ? unreached(call, error, writes)
        : new UncategorizedException(call.context(), message(error), error);
  }

  /** Returns our form of what broke a body of the current call. */
  static HalException ofBody(IOException error) {
    Call call = Call.current();
    if (Thread.currentThread().isInterrupted()) {
      return call.cancelled(error, false);
    }
    return call.remaining().isZero() || error instanceof SocketTimeoutException
        ? call.timedOut(error, false)
        : new UnavailableException(call.context(), "the body broke", error, false);
  }

  /** Returns which of the failures of one call tells of all: one that may have taken effect. */
  static HalException ofAll(List<HalException> failures) {
    return failures.stream()
        .filter(HalException::mayHaveTakenEffect)
        .findFirst()
        .orElseGet(() -> failures.get(0));
  }

  private static HalException unreached(Call call, SdkException error, boolean writes) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof UnknownHostException) {
        return new UnavailableException(call.context(), "not reached", error, false);
      }
      if (cause instanceof SocketTimeoutException) {
        return new TimedOutException(call.context(), "no answer in time", error, writes);
      }
      if (cause instanceof InterruptedException) {
        return call.cancelled(error, writes);
      }
    }
    return new UnavailableException(call.context(), message(error), error, writes);
  }

  /**
   * Returns whether {@code error} comes of an answer that did not arrive whole, so that it says
   * nothing: the SDK does not look for that behind what its parsers make of it.
   */
  static boolean isCutOff(Throwable error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          && !(cause instanceof InterruptedIOException)
          && !(cause instanceof ClosedByInterruptException)) {
        return true;
      }
    }
    return error instanceof AwsServiceException refused && AwsRefusals.isWithoutReason(refused);
  }

  /** Returns whether reading or writing ended because its thread was interrupted. */
  static boolean isInterruption(IOException error) {
    return error instanceof ClosedByInterruptException
        || (error instanceof InterruptedIOException && !(error instanceof SocketTimeoutException))
        || Thread.currentThread().isInterrupted();
  }

  /**
   * Returns what may be told; the vendor's text stays in the cause, as it may quote the request.
   */
  private static String message(SdkException error) {
    return error instanceof AwsServiceException refused
        ? AwsRefusals.message(refused)
        : error.getClass().getSimpleName();
  }
}
