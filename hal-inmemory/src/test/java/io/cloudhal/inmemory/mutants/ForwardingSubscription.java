package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A subscription that does what another one does. */
abstract class ForwardingSubscription implements Subscription {

  final Subscription right;

  ForwardingSubscription(Subscription right) {
    this.right = right;
  }

  @Override
  public SubscriptionName name() {
    return right.name();
  }

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return right.receive(options);
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return right.acknowledge(deliveries);
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    right.release(delivery, delay);
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    return right.extend(delivery, lease);
  }

  @Override
  public Consumption consume(MessageHandler handler, ConsumeOptions options) {
    return right.consume(handler, options);
  }

  @Override
  public OptionalLong backlog() {
    return right.backlog();
  }
}
