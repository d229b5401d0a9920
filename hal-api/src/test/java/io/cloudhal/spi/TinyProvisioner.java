package io.cloudhal.spi;

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
import java.util.ArrayList;
import java.util.List;

/** Notes what it was asked, and how long it was given. */
final class TinyProvisioner implements Provisioner {

  final List<String> asked = new ArrayList<>();
  final List<Duration> timeouts = new ArrayList<>();

  private void note(String what, Object name) {
    asked.add(what + " " + name);
    timeouts.add(Call.current().timeout());
  }

  @Override
  public void ensureBucket(BucketName name) {
    note("ensureBucket", name);
  }

  @Override
  public void removeBucket(BucketName name) {
    note("removeBucket", name);
  }

  @Override
  public void ensureStore(StoreName name) {
    note("ensureStore", name);
  }

  @Override
  public void removeStore(StoreName name) {
    note("removeStore", name);
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    note("ensureQueue", spec.name());
  }

  @Override
  public void removeQueue(QueueName name) {
    note("removeQueue", name);
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    note("ensureTopic", spec.name());
  }

  @Override
  public void removeTopic(TopicName name) {
    note("removeTopic", name);
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    note("ensureSubscription", spec.name());
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    note("removeSubscription", name);
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    note("ensureStream", spec.name());
  }

  @Override
  public void removeStream(StreamName name) {
    note("removeStream", name);
  }

  @Override
  public Swept sweep(Duration budget) {
    note("sweep", budget);
    return new Swept(0, 0, 0, true);
  }
}
