package io.cloudhal.aws;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What is specified of a queue, besides its name and order.
 *
 * @param retentionSeconds how long messages are kept
 * @param maxBytes the most bytes of a message
 * @param redrive where dead letters go
 * @param topicArn the topic that sends to it; empty if it is no subscription's
 */
record SqsSpec(
    String retentionSeconds,
    String maxBytes,
    Optional<SqsRedrive> redrive,
    Optional<String> topicArn) {

  /** The attributes that make a specification. */
  private static final QueueAttributeName[] NAMES = {
    QueueAttributeName.MESSAGE_RETENTION_PERIOD,
    QueueAttributeName.MAXIMUM_MESSAGE_SIZE,
    QueueAttributeName.REDRIVE_POLICY,
    QueueAttributeName.POLICY
  };

  /** Returns the specification of a queue or subscription of ours. */
  static SqsSpec of(Optional<SqsRedrive> redrive, Optional<String> topicArn) {
    return new SqsSpec(
        String.valueOf(AwsBusLimits.RETENTION.toSeconds()),
        String.valueOf(AwsBusLimits.QUEUE_BYTES),
        redrive,
        topicArn);
  }

  /** Returns the specification that a queue has. */
  static SqsSpec of(SqsDirectory directory, BusAddress queue) {
    Map<QueueAttributeName, String> attributes = directory.attributes(queue, NAMES);
    return new SqsSpec(
        attributes.getOrDefault(QueueAttributeName.MESSAGE_RETENTION_PERIOD, ""),
        attributes.getOrDefault(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, ""),
        SqsRedrive.parse(attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "")),
        SqsTopicPolicy.topicArn(attributes.getOrDefault(QueueAttributeName.POLICY, "")));
  }

  /** Returns the attributes by which the vendor makes a queue like this, with its own name. */
  Map<QueueAttributeName, String> attributes(String vendorName, boolean ordered) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, retentionSeconds);
    attributes.put(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, maxBytes);
    redrive.ifPresent(each -> attributes.put(QueueAttributeName.REDRIVE_POLICY, each.text()));
    topicArn
        .map(topic -> new SqsTopicPolicy(queueArn(topic, vendorName), topic))
        .ifPresent(policy -> attributes.put(QueueAttributeName.POLICY, policy.text()));
    if (ordered) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    return attributes;
  }

  /** Returns the ARN of a queue that is in the account and region of a topic. */
  static String queueArn(String topicArn, String vendorName) {
    return topicArn.substring(0, topicArn.lastIndexOf(':') + 1).replace(":sns:", ":sqs:")
        + vendorName;
  }
}
