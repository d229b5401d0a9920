package io.cloudhal.conformance;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.TopicSpec;
import org.jspecify.annotations.Nullable;

/** Topics, which have subscriptions. */
abstract class TopicProvisioningContract extends ProvisioningContract {

  private @Nullable Subscription subscription;

  @Override
  void ensure(String name) {
    provisioner().ensureTopic(TopicSpec.of(new TopicName(name)));
  }

  @Override
  void remove(String name) {
    provisioner().removeTopic(new TopicName(name));
  }

  @Override
  void fill(String name) {
    subscription = resources().subscription(topic(name), spec -> spec);
  }

  @Override
  boolean isFilled(String name) {
    topic(name).send(BusContract.message("news"));
    return subscription != null && !subscription.receive(BusContract.AT_ONCE).isEmpty();
  }

  private Topic topic(String name) {
    return computer().bus().topic(new TopicName(name));
  }
}
