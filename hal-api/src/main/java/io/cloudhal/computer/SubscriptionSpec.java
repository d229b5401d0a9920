package io.cloudhal.computer;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import java.util.Objects;
import java.util.Optional;

/**
 * A subscription to provision; it is ordered if its topic is.
 *
 * @param name its name, unique on the computer
 * @param topic an existing topic
 * @param deadLetters where messages go that nobody acknowledges; empty to keep them until they
 *     expire
 */
public record SubscriptionSpec(
    SubscriptionName name, TopicName topic, Optional<DeadLetters> deadLetters) {
  public SubscriptionSpec {
    Objects.requireNonNull(name);
    Objects.requireNonNull(topic);
    Objects.requireNonNull(deadLetters);
  }

  /** Returns a subscription without dead letters. */
  public static SubscriptionSpec of(SubscriptionName name, TopicName topic) {
    return new SubscriptionSpec(name, topic, Optional.empty());
  }

  /** Returns a copy that moves messages to {@code queue} after {@code maxDeliveries}, 5 to 100. */
  public SubscriptionSpec withDeadLetters(QueueName queue, int maxDeliveries) {
    return new SubscriptionSpec(name, topic, Optional.of(new DeadLetters(queue, maxDeliveries)));
  }
}
