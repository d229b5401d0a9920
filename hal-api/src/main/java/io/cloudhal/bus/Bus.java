package io.cloudhal.bus;

import io.cloudhal.Device;

/** The bus device. Handles do no I/O; what does not exist shows on first use. */
public interface Bus extends Device {

  /** Returns features and limits of this device. No I/O. */
  BusCapabilities capabilities();

  /** Returns a handle on a queue. */
  Queue queue(QueueName name);

  /** Returns a handle on a topic. */
  Topic topic(TopicName name);

  /** Returns a handle on a subscription. */
  Subscription subscription(SubscriptionName name);

  /** Returns a handle on an event stream. */
  EventStream stream(StreamName name);
}
