package com.example.acme;

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

/** Makes and removes buckets; Acme has nothing else yet. */
record AcmeProvisioner(AcmeHeap heap) implements Provisioner {

  @Override
  public void ensureBucket(BucketName name) {
    heap.create(name);
  }

  @Override
  public void removeBucket(BucketName name) {
    heap.remove(name);
  }

  @Override
  public void ensureStore(StoreName name) {
    throw onlyBuckets();
  }

  @Override
  public void removeStore(StoreName name) {
    throw onlyBuckets();
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    throw onlyBuckets();
  }

  @Override
  public void removeQueue(QueueName name) {
    throw onlyBuckets();
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    throw onlyBuckets();
  }

  @Override
  public void removeTopic(TopicName name) {
    throw onlyBuckets();
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    throw onlyBuckets();
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    throw onlyBuckets();
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    throw onlyBuckets();
  }

  @Override
  public void removeStream(StreamName name) {
    throw onlyBuckets();
  }

  @Override
  public Swept sweep(Duration budget) {
    throw onlyBuckets();
  }

  private static UnsupportedOperationException onlyBuckets() {
    return new UnsupportedOperationException("Acme has buckets only");
  }
}
