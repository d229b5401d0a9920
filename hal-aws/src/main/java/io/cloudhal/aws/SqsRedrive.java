package io.cloudhal.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a queue's messages go after so many deliveries: the vendor's redrive policy.
 *
 * @param targetArn the ARN of the dead-letter queue
 * @param maxDeliveries after how many deliveries
 */
record SqsRedrive(String targetArn, int maxDeliveries) {

  private static final Pattern TARGET =
      Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern MAX =
      Pattern.compile("\"maxReceiveCount\"\\s*:\\s*\"?(\\d{1,9})\"?");

  /** Returns the policy as the vendor takes it. */
  String text() {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(targetArn, maxDeliveries);
  }

  /** Returns the policy in the vendor's text, whoever wrote it; empty if it is none. */
  static Optional<SqsRedrive> parse(String text) {
    Matcher target = TARGET.matcher(text);
    Matcher max = MAX.matcher(text);
    return target.find() && max.find()
        ? Optional.of(new SqsRedrive(target.group(1), Integer.parseInt(max.group(1))))
        : Optional.empty();
  }
}
