package io.cloudhal.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to send to a subscription's queue, which its topic alone has. Tells also to which topic
 * a subscription belongs.
 *
 * @param queueArn the ARN of the queue
 * @param topicArn the ARN of the topic
 */
record SqsTopicPolicy(String queueArn, String topicArn) {

  private static final Pattern SOURCE = Pattern.compile("\"aws:SourceArn\"\\s*:\\s*\"([^\"]+)\"");

  /** Returns the policy as the vendor takes it. */
  String text() {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
    "Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",\
    "Resource":"%s","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}\
    """
        .formatted(queueArn, topicArn);
  }

  /** Returns the ARN of the topic in the vendor's text of such a policy; empty if it is none. */
  static Optional<String> topicArn(String text) {
    Matcher source = SOURCE.matcher(text);
    return source.find() ? Optional.of(source.group(1)) : Optional.empty();
  }
}
