package io.cloudhal.inmemory;

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
import java.util.List;

/** Has the devices make and remove their own resources. */
final class InMemoryProvisioner implements Provisioner {

  private final InMemoryStorage storage;
  private final InMemoryMemory memory;
  private final InMemoryMemory streams;
  private final InMemoryBus bus;

  /**
   * Creates the provisioner.
   *
   * @param streams the memory that keeps the streams of the bus
   */
  InMemoryProvisioner(
      InMemoryStorage storage, InMemoryMemory memory, InMemoryMemory streams, InMemoryBus bus) {
    this.storage = storage;
    this.memory = memory;
    this.streams = streams;
    this.bus = bus;
  }

  @Override
  public void ensureBucket(BucketName name) {
    storage.ensureBucket(name);
  }

  @Override
  public void removeBucket(BucketName name) {
    storage.removeBucket(name);
  }

  @Override
  public void ensureStore(StoreName name) {
    memory.ensureStore(name);
  }

  @Override
  public void removeStore(StoreName name) {
    memory.removeStore(name);
  }

  @Override
  public void ensureQueue(QueueSpec spec) {
    bus.ensureQueue(spec);
  }

  @Override
  public void removeQueue(QueueName name) {
    bus.removeQueue(name);
  }

  @Override
  public void ensureTopic(TopicSpec spec) {
    bus.ensureTopic(spec);
  }

  @Override
  public void removeTopic(TopicName name) {
    bus.removeTopic(name);
  }

  @Override
  public void ensureSubscription(SubscriptionSpec spec) {
    bus.ensureSubscription(spec);
  }

  @Override
  public void removeSubscription(SubscriptionName name) {
    bus.removeSubscription(name);
  }

  @Override
  public void ensureStream(StreamSpec spec) {
    bus.ensureStream(spec);
  }

  @Override
  public void removeStream(StreamName name) {
    bus.removeStream(name);
  }

  /** Each part has what the others have left of the budget. */
  @Override
  public Swept sweep(Duration budget) {
    long end = System.nanoTime() + budget.toNanos();
    long entries = 0;
    boolean finished = true;
    for (InMemoryMemory each : List.of(memory, streams)) {
      ExpirySweep.Result swept = each.sweep(left(end));
      entries += swept.entries();
      finished &= swept.finished();
    }
    Swept blobs = storage.sweep(left(end));
    return new Swept(entries, 0, blobs.uploads(), finished && blobs.finished());
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
