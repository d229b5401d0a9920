package io.cloudhal.aws;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;

/** A subscription to a topic of SNS: a queue of SQS to which the topic sends. */
final class SqsSubscription extends SqsSource implements Subscription {

  private final SubscriptionName name;

  SqsSubscription(SubscriptionName name, String physicalName, SqsAccess access) {
    super(physicalName, access);
    this.name = name;
  }

  @Override
  public SubscriptionName name() {
    return name;
  }
}
