package io.cloudhal.aws;

import static io.cloudhal.aws.AwsErrorCode.BADLY_SIGNED;
import static io.cloudhal.aws.AwsErrorCode.DENIED;
import static io.cloudhal.aws.AwsErrorCode.GIVING_WAY;
import static io.cloudhal.aws.AwsErrorCode.NOT_FOUND;
import static io.cloudhal.aws.AwsErrorCode.THROTTLED;
import static io.cloudhal.aws.AwsErrorCode.TOO_LARGE;

import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.conn.ConnectTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one place where exceptions of the SDK become ours. What is not known here is a gap. */
final class AwsErrors {

  private static final String NO_CODE = "no code";

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
      return refused(call.context(), refused, writes);
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

  private static HalException refused(
      ErrorContext context, AwsServiceException error, boolean writes) {
    ErrorContext known =
        error.requestId() == null ? context : context.withRequestId(error.requestId());
    String code = code(error);
    int status = error.statusCode();
    if (error instanceof TransactionCanceledException cancelled) {
      return cancelled(known, cancelled);
    }
    if (BADLY_SIGNED.has(code)) {
      return new PermissionDeniedException(known, message(error), null);
    }
    if (error.isThrottlingException() || THROTTLED.has(code) || status == 429) {
      return new ThrottledException(known, message(error), error);
    }
    if (GIVING_WAY.has(code) || isWithoutReason(error)) {
      return new UnavailableException(known, message(error), error, false);
    }
    if (NOT_FOUND.has(code) || status == 404) {
      return new NotFoundException(known, message(error), error);
    }
    if (DENIED.has(code) || status == 401 || status == 403) {
      return new PermissionDeniedException(known, message(error), error);
    }
    if (TOO_LARGE.has(code) || status == 413) {
      return new LimitExceededException(known, message(error), error);
    }
    if (status >= 500) {
      return new UnavailableException(known, message(error), error, writes);
    }
    return status >= 400
        ? new InvalidRequestException(known, message(error), error)
        : new UncategorizedException(known, message(error), error);
  }

  /** A transaction that was not applied, for another reason than its conditions. */
  private static HalException cancelled(ErrorContext context, TransactionCanceledException error) {
    Set<String> reasons =
        error.cancellationReasons().stream()
            .map(CancellationReason::code)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (reasons.contains("TransactionConflict")) {
      return new UnavailableException(context, "another transaction runs", error, false);
    }
    return reasons.contains("ThrottlingError") || reasons.contains("ProvisionedThroughputExceeded")
        ? new ThrottledException(context, message(error), error)
        : new InvalidRequestException(context, message(error), error);
  }

  /**
   * Returns our form of what befell one entry of a request that succeeded as a whole.
   *
   * @param code the vendor's
   * @param senderFault whether the entry was refused, and not failed
   */
  static HalException ofEntry(String code, boolean senderFault) {
    ErrorContext context = Call.current().context();
    String name = code.substring(code.lastIndexOf('.') + 1);
    if (THROTTLED.has(name) || name.startsWith("Throttl")) {
      return new ThrottledException(context, code, null);
    }
    if (DENIED.has(name)) {
      return new PermissionDeniedException(context, code, null);
    }
    return senderFault
        ? new InvalidRequestException(context, code)
        : new UnavailableException(context, code, null, true);
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
    return error instanceof AwsServiceException refused && isWithoutReason(refused);
  }

  /** Returns whether reading or writing ended because its thread was interrupted. */
  static boolean isInterruption(IOException error) {
    return error instanceof ClosedByInterruptException
        || (error instanceof InterruptedIOException && !(error instanceof SocketTimeoutException))
        || Thread.currentThread().isInterrupted();
  }

  /** S3 is left out: what it refuses of a blob's description has no body to tell why. */
  private static boolean isWithoutReason(AwsServiceException error) {
    return !(error instanceof S3Exception)
        && error.statusCode() == 400
        && code(error).equals(NO_CODE);
  }

  /** Returns code and status; the vendor's text stays in the cause, as it may quote the request. */
  private static String message(SdkException error) {
    return error instanceof AwsServiceException refused
        ? code(refused) + " (status " + refused.statusCode() + ")"
        : error.getClass().getSimpleName();
  }

  /** Returns the code of an error; a server in trouble may tell none. */
  private static String code(AwsServiceException error) {
    AwsErrorDetails details = error.awsErrorDetails();
    return details == null || details.errorCode() == null ? NO_CODE : details.errorCode();
  }
}
