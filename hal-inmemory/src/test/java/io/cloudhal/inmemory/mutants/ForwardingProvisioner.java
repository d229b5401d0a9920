package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.Swept;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.time.Duration;

/** A provisioner that does what another one does. */
abstract class ForwardingProvisioner implements Provisioner {

  final Provisioner right;

  ForwardingProvisioner(Provisioner right) {
    this.right = right;
  }

  @Override
  public void ensureBucket(BucketName name) {
    right.ensureBucket(name);
  }

  @Override
  public void removeBucket(BucketName name) {
    right.removeBucket(name);
  }

  @Override
  public void ensureStore(StoreName name) {
    right.ensureStore(name);
  }

  @Override
  public void removeStore(StoreName name) {
    right.removeStore(name);
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    right.ensureQueue(spec);
  }

  @Override
  public void removeQueue(QueueName name) {
    right.removeQueue(name);
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    right.ensureTopic(spec);
  }

  @Override
  public void removeTopic(TopicName name) {
    right.removeTopic(name);
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    right.ensureSubscription(spec);
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    right.removeSubscription(name);
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    right.ensureStream(spec);
  }

  @Override
  public void removeStream(StreamName name) {
    right.removeStream(name);
  }

  @Override
  public Swept sweep(Duration budget) {
    return right.sweep(budget);
  }
}
