package io.cloudhal.inmemory;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import java.util.Locale;

/**
 * Where messages are sent to or received from.
 *
 * @param kind what it is; each kind has names of its own
 * @param name its name
 */
record BusAddress(Kind kind, String name) {

  /** What can be addressed. */
  enum Kind {
    QUEUE,
    TOPIC,
    SUBSCRIPTION
  }

  static BusAddress of(QueueName name) {
    return new BusAddress(Kind.QUEUE, name.value());
  }

  static BusAddress of(TopicName name) {
    return new BusAddress(Kind.TOPIC, name.value());
  }

  static BusAddress of(SubscriptionName name) {
    return new BusAddress(Kind.SUBSCRIPTION, name.value());
  }

  /** Returns a text such as {@code queue orders}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + name;
  }
}
