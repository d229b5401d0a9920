package io.cloudhal.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The services that the computer is made of. */
enum AwsService {
  S3,
  DYNAMODB,
  SQS,
  SNS,
  KINESIS,
  LAMBDA;

  /** Returns the name in addresses, such as {@code dynamodb} in {@code endpoint.dynamodb}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the service with this name.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  static AwsService of(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("service must be one of " + ids() + ", is " + id));
  }

  private static List<String> ids() {
    return Arrays.stream(values()).map(AwsService::id).toList();
  }
}
