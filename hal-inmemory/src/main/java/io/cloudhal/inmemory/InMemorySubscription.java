package io.cloudhal.inmemory;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import java.util.function.Supplier;

/** A subscription of the in-memory bus. */
final class InMemorySubscription extends InMemorySource implements Subscription {

  private final SubscriptionName name;

  InMemorySubscription(SubscriptionName name, Supplier<BusResources> resources) {
    super(BusAddress.of(name), resources);
    this.name = name;
  }

  @Override
  public SubscriptionName name() {
    return name;
  }
}
