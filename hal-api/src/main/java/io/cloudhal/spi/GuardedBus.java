package io.cloudhal.spi;

import io.cloudhal.bus.Bus;
import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;

/** Adds to a bus driver what all share. */
final class GuardedBus extends GuardedDevice implements Bus {

  private final Bus driver;

  GuardedBus(Bus driver, Guard guard) {
    super(driver, guard);
    this.driver = driver;
  }

  @Override
  public BusCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public Queue queue(QueueName name) {
    Guard guard = open();
    return new GuardedQueue(driver.queue(name), capabilities(), guard);
  }

  @Override
  public Topic topic(TopicName name) {
    Guard guard = open();
    return new GuardedTopic(driver.topic(name), capabilities(), guard);
  }

  @Override
  public Subscription subscription(SubscriptionName name) {
    Guard guard = open();
    return new GuardedSubscription(driver.subscription(name), guard);
  }

  @Override
  public EventStream stream(StreamName name) {
    Guard guard = open();
    return new GuardedEventStream(driver.stream(name), capabilities(), guard);
  }
}
