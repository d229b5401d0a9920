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

/**
 * What one test uses on its computer: a bucket and a store that all tests share, and queues, topics
 * and streams of its own, removed after it.
 */
final class Resources {

  private final CloudComputer computer;
  private final SharedResources shared;
  private final Deque<Runnable> removals = new ArrayDeque<>();

  Resources(CloudComputer computer, SharedResources shared) {
    this.computer = computer;
    this.shared = shared;
  }

  CloudComputer computer() {
    return computer;
  }

  Bucket bucket() {
    return computer.storage().bucket(shared.bucket());
  }

  KeyValueStore store() {
    return computer.memory().store(shared.store());
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

  /** Removes what the test made. */
  void removeFresh() {
    while (!removals.isEmpty()) {
      removals.pop().run();
    }
  }
}
