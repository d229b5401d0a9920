package io.cloudhal.bus;

/** A subscription to a topic: its own queue of what is sent to the topic. */
public interface Subscription extends MessageSource {

  /** Returns the name. */
  SubscriptionName name();
}
