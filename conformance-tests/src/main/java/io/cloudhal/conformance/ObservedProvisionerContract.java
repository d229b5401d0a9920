package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the observer is told of provisioning. */
abstract class ObservedProvisionerContract extends ObservationContract {

  @Test
  @Clause("observation.provisioner.1")
  void storesAndBucketsAreObservedByName() {
    Provisioner provisioner = watched().provisioner();
    BucketName bucket = new BucketName(fresh("bucket"));
    assertObserved("ensureBucket", bucket.value(), () -> provisioner.ensureBucket(bucket));
    assertObserved("removeBucket", bucket.value(), () -> provisioner.removeBucket(bucket));
    StoreName store = new StoreName("store" + Names.random());
    assertObserved("ensureStore", store.value(), () -> provisioner.ensureStore(store));
    assertObserved("removeStore", store.value(), () -> provisioner.removeStore(store));
  }

  @Test
  @Clause("observation.provisioner.2")
  void whatTheBusHasIsObservedByName() {
    Provisioner provisioner = watched().provisioner();
    String name = fresh("bus");
    TopicName topic = new TopicName(name);
    assertObserved(
        "ensureQueue", name, () -> provisioner.ensureQueue(QueueSpec.of(new QueueName(name))));
    assertObserved("removeQueue", name, () -> provisioner.removeQueue(new QueueName(name)));
    assertObserved("ensureTopic", name, () -> provisioner.ensureTopic(TopicSpec.of(topic)));
    SubscriptionSpec subscription = SubscriptionSpec.of(new SubscriptionName(name), topic);
    assertObserved("ensureSubscription", name, () -> provisioner.ensureSubscription(subscription));
    assertObserved(
        "removeSubscription", name, () -> provisioner.removeSubscription(subscription.name()));
    assertObserved("removeTopic", name, () -> provisioner.removeTopic(topic));
    StreamName stream = new StreamName(name);
    assertObserved("ensureStream", name, () -> provisioner.ensureStream(StreamSpec.of(stream, 1)));
    assertObserved("removeStream", name, () -> provisioner.removeStream(stream));
  }

  private void assertObserved(String method, String name, ThrowingCallable call) {
    assertThat(succeeds("provisioner." + method, name, call).cost().bytesReceived()).isZero();
  }

  @Test
  @Clause("observation.provisioner.3")
  void sweepIsObservedAsOfTheComputer() {
    assertObserved(
        "sweep", "computer", () -> watched().provisioner().sweep(Duration.ofSeconds(10)));
  }
}
