package io.cloudhal.spi;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;

/** Adds to a subscription of a driver what all share. */
final class GuardedSubscription extends GuardedSource implements Subscription {

  private final SubscriptionName name;

  GuardedSubscription(Subscription driver, Guard guard) {
    super(driver, driver.name().value(), guard);
    this.name = driver.name();
  }

  @Override
  public SubscriptionName name() {
    return name;
  }
}
