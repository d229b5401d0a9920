package io.cloudhal.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What S3 says of a blob by refusing a request; everything else is an error. */
enum S3Refusal {
  /** A read unless a version found that version. */
  UNCHANGED,
  /** A condition does not hold. */
  CONDITION,
  /** Nothing is stored under the key. */
  ABSENT,
  /** The upload is unknown: completed, aborted or never begun. */
  NO_UPLOAD,
  /** Another write was under way; nothing was changed. */
  GAVE_WAY,
  /** The range begins behind the end. */
  RANGE,
  /** Not about the blob. */
  OTHER;

  static S3Refusal of(SdkException error) {
    if (!(error instanceof AwsServiceException refused)) {
      return OTHER;
    }
    return switch (refused.statusCode()) {
      case 304 -> UNCHANGED;
      case 404 -> notFound(code(refused));
      case 409 -> GAVE_WAY;
      case 412 -> CONDITION;
      case 416 -> RANGE;
      default -> OTHER;
    };
  }

  /** An answer to HEAD has no body and names neither bucket nor key. */
  private static S3Refusal notFound(String code) {
    return switch (code) {
      case "NoSuchBucket" -> OTHER;
      case "NoSuchUpload" -> NO_UPLOAD;
      default -> ABSENT;
    };
  }

  /** Returns the code, such as {@code NoSuchBucket}; empty if the answer has none. */
  static String code(AwsServiceException error) {
    String code = error.awsErrorDetails() == null ? null : error.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }
}
