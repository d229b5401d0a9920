package io.cloudhal.conformance;

import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What tests use on one computer: a bucket and a store that all share, under keys of their own, and
 * queues, topics and streams for one test, removed after it.
 */
final class Resources {

  private final CloudComputer computer;
  private final Deque<Runnable> removals = new ArrayDeque<>();
  private @Nullable BucketName sharedBucket;
  private @Nullable StoreName sharedStore;

  Resources(CloudComputer computer) {
    this.computer = computer;
  }

  CloudComputer computer() {
    return computer;
  }

  Bucket bucket() {
    BucketName name = sharedBucket;
    if (name == null) {
      name = new BucketName(Names.fresh("conformance"));
      computer.provisioner().ensureBucket(name);
      sharedBucket = name;
    }
    return computer.storage().bucket(name);
  }

  KeyValueStore store() {
    StoreName name = sharedStore;
    if (name == null) {
      name = new StoreName("conformance" + Names.random());
      computer.provisioner().ensureStore(name);
      sharedStore = name;
    }
    return computer.memory().store(name);
  }

  Bucket freshBucket() {
    BucketName name = new BucketName(Names.fresh("fresh"));
    computer.provisioner().ensureBucket(name);
    removals.push(() -> computer.provisioner().removeBucket(name));
    return computer.storage().bucket(name);
  }

  KeyValueStore freshStore() {
    StoreName name = new StoreName("fresh" + Names.random());
    computer.provisioner().ensureStore(name);
    removals.push(() -> computer.provisioner().removeStore(name));
    return computer.memory().store(name);
  }

  Queue queue() {
    return queue(spec -> spec);
  }

  Queue queue(UnaryOperator<QueueSpec> options) {
    QueueName name = new QueueName(Names.fresh("queue"));
    computer.provisioner().ensureQueue(options.apply(QueueSpec.of(name)));
    removals.push(() -> computer.provisioner().removeQueue(name));
    return computer.bus().queue(name);
  }

  Topic topic(UnaryOperator<TopicSpec> options) {
    TopicName name = new TopicName(Names.fresh("topic"));
    computer.provisioner().ensureTopic(options.apply(TopicSpec.of(name)));
    removals.push(() -> computer.provisioner().removeTopic(name));
    return computer.bus().topic(name);
  }

  Subscription subscription(Topic topic, UnaryOperator<SubscriptionSpec> options) {
    SubscriptionName name = new SubscriptionName(Names.fresh("sub"));
    computer
        .provisioner()
        .ensureSubscription(options.apply(SubscriptionSpec.of(name, topic.name())));
    removals.push(() -> computer.provisioner().removeSubscription(name));
    return computer.bus().subscription(name);
  }

  EventStream stream(int shards) {
    StreamName name = new StreamName(Names.fresh("stream"));
    computer.provisioner().ensureStream(StreamSpec.of(name, shards));
    removals.push(() -> computer.provisioner().removeStream(name));
    return computer.bus().stream(name);
  }

  /** Runs {@code cleanUp} after the test, before what was registered earlier. */
  void afterwards(Runnable cleanUp) {
    removals.push(cleanUp);
  }

  /** Removes what one test made. */
  void removeFresh() {
    while (!removals.isEmpty()) {
      removals.pop().run();
    }
  }

  /** Removes what all tests shared. */
  void removeShared() {
    if (sharedBucket != null) {
      computer.provisioner().removeBucket(sharedBucket);
    }
    if (sharedStore != null) {
      computer.provisioner().removeStore(sharedStore);
    }
  }
}
