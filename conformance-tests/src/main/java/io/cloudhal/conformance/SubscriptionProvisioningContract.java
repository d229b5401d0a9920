package io.cloudhal.conformance;

import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.computer.SubscriptionSpec;
import org.jspecify.annotations.Nullable;

/** Subscriptions, which hold messages of a topic. */
abstract class SubscriptionProvisioningContract extends ProvisioningContract {

  private @Nullable Topic topic;

  @Override
  void ensure(String name) {
    provisioner()
        .ensureSubscription(SubscriptionSpec.of(new SubscriptionName(name), topic().name()));
  }

  @Override
  void remove(String name) {
    provisioner().removeSubscription(new SubscriptionName(name));
  }

  @Override
  void fill(String name) {
    topic().send(BusContract.message("kept"));
  }

  @Override
  boolean isFilled(String name) {
    return !computer()
        .bus()
        .subscription(new SubscriptionName(name))
        .receive(BusContract.AT_ONCE)
        .isEmpty();
  }

  private synchronized Topic topic() {
    Topic made = topic;
    if (made == null) {
      made = resources().topic(spec -> spec);
      topic = made;
    }
    return made;
  }
}
