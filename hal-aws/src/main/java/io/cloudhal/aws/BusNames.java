package io.cloudhal.aws;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;

/**
 * The vendor's names of queues and topics. A queue is {@code <prefix>-<name>}; a subscription is a
 * queue, too, called {@code <prefix>-<name>_subscription}, which no queue can be called, as names
 * have no {@code _}. A topic is {@code <prefix>-<name>}, in a name space of its own. Ordered ones
 * end with {@code .fifo}.
 */
final class BusNames {

  // Source: Amazon SQS quotas (queue name: 80 characters with .fifo), read 2026-11-24. The longest
  // here has 20 + 1 + 40 + 13 + 5 = 79.
  private static final String SUBSCRIPTION = "_subscription";

  private final AwsConfig config;

  BusNames(AwsConfig config) {
    this.config = config;
  }

  String of(QueueName name) {
    return config.physicalName(name.value());
  }

  String of(SubscriptionName name) {
    return config.physicalName(name.value()) + SUBSCRIPTION;
  }

  String of(TopicName name) {
    return config.physicalName(name.value());
  }
}
