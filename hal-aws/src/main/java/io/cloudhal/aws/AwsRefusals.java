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
import io.cloudhal.error.UnavailableException;
import io.cloudhal.error.UncategorizedException;
import io.cloudhal.spi.Call;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What services answer instead of doing what they were asked, in our form. */
final class AwsRefusals {

  private static final String NO_CODE = "no code";

  private AwsRefusals() {}

  /**
   * Returns our form of a refusal of the current call.
   *
   * @param writes whether the request would have changed something
   */
  static HalException of(AwsServiceException error, boolean writes) {
    ErrorContext context = Call.current().context();
    ErrorContext known =
        error.requestId() == null ? context : context.withRequestId(error.requestId());
    String code = code(error);
    if (error instanceof TransactionCanceledException cancelled) {
      return cancelled(known, cancelled);
    }
    if (BADLY_SIGNED.has(code)) {
      return new PermissionDeniedException(known, message(error), null);
    }
    if (error.isThrottlingException() || THROTTLED.has(code) || error.statusCode() == 429) {
      return new ThrottledException(known, message(error), error);
    }
    if (GIVING_WAY.has(code) || isWithoutReason(error)) {
      return new UnavailableException(known, message(error), error, false);
    }
    return ofLasting(known, error, writes);
  }

  /** Of what would be refused again, or is not known to be refused. */
  private static HalException ofLasting(
      ErrorContext known, AwsServiceException error, boolean writes) {
    String code = code(error);
    int status = error.statusCode();
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

  /** S3 is left out: what it refuses of a blob's description has no body to tell why. */
  static boolean isWithoutReason(AwsServiceException error) {
    return !(error instanceof S3Exception)
        && error.statusCode() == 400
        && code(error).equals(NO_CODE);
  }

  /** Returns code and status. */
  static String message(AwsServiceException error) {
    return code(error) + " (status " + error.statusCode() + ")";
  }

  /** Returns the code of an error; a server in trouble may tell none. */
  private static String code(AwsServiceException error) {
    AwsErrorDetails details = error.awsErrorDetails();
    return details == null || details.errorCode() == null ? NO_CODE : details.errorCode();
  }
}
