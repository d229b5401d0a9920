package io.cloudhal.spi;

import io.cloudhal.ProviderId;
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
final class GuardedBus implements Bus {

  private final Bus driver;
  private final Guard guard;

  GuardedBus(Bus driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  @Override
  public ProviderId provider() {
    return guard.provider();
  }

  @Override
  public BusCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public Queue queue(QueueName name) {
    guard.state().requireOpen();
    return new GuardedQueue(driver.queue(name), capabilities(), guard);
  }

  @Override
  public Topic topic(TopicName name) {
    guard.state().requireOpen();
    return new GuardedTopic(driver.topic(name), capabilities(), guard);
  }

  @Override
  public Subscription subscription(SubscriptionName name) {
    guard.state().requireOpen();
    return new GuardedSubscription(driver.subscription(name), guard);
  }

  @Override
  public EventStream stream(StreamName name) {
    guard.state().requireOpen();
    return new GuardedEventStream(driver.stream(name), capabilities(), guard);
  }

  @Override
  public void close() {
    guard.state().close(driver::close);
  }
}
