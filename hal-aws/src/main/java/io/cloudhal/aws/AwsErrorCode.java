package io.cloudhal.aws;

import java.util.Set;

/** What codes of errors mean, whichever service tells them. */
enum AwsErrorCode {
  NOT_FOUND(
      "NoSuchBucket",
      "NoSuchKey",
      "NoSuchUpload",
      "NotFound",
      "NotFoundException",
      "ResourceNotFoundException",
      "QueueDoesNotExist",
      "AWS.SimpleQueueService.NonExistentQueue"),

  THROTTLED(
      "SlowDown",
      "TooManyRequestsException",
      "LimitExceededException",
      "KMSThrottlingException",
      "KmsThrottled",
      "OverLimit",
      "RequestThrottled",
      "Throttled"),

  /** Something else is under way, and nothing was changed. */
  GIVING_WAY(
      "OperationAborted",
      "ConditionalRequestConflict",
      "TransactionConflictException",
      "TransactionInProgressException",
      "QueueDeletedRecently",
      "AWS.SimpleQueueService.QueueDeletedRecently",
      "ResourceInUseException",
      "ResourceConflictException"),

  TOO_LARGE("EntityTooLarge", "RequestTooLargeException", "RequestEntityTooLargeException"),

  DENIED(
      "AccessDenied",
      "AccessDeniedException",
      "AuthorizationError",
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "ExpiredToken",
      "ExpiredTokenException",
      "MissingAuthenticationToken",
      "MissingAuthenticationTokenException",
      "KMSAccessDeniedException",
      "KmsAccessDenied"),

  /** The text of these quotes the request with its headers, of which one may be a token. */
  BADLY_SIGNED(
      "SignatureDoesNotMatch",
      "InvalidSignatureException",
      "IncompleteSignature",
      "IncompleteSignatureException");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it
  private final Set<String> codes;

  AwsErrorCode(String... codes) {
    this.codes = Set.of(codes);
  }

  /** Returns whether {@code code} is one of these. */
  boolean has(String code) {
    return codes.contains(code);
  }
}
