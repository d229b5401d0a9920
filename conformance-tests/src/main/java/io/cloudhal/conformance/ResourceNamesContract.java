package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import org.junit.jupiter.api.Test;

/** The names of resources. */
abstract class ResourceNamesContract extends BusContract {

  @Test
  @Clause("computer.names.1")
  void resourcesOfDifferentKindsMayHaveOneName() {
    String name = "shared" + Names.random();
    Queue queue = queue(name);
    Topic topic = topic(name);
    Subscription subscription = subscription(name);
    EventStream stream = stream(name);
    KeyValueStore store = store(name);
    queue.send(message("queue"));
    topic.send(message("topic"));
    StreamContract.append(stream, "stream");
    store.put(EntryKey.of("key"), Bytes.utf8("store"), EntryOptions.defaults());
    assertThat(drain(queue, 1)).containsExactly("queue");
    assertThat(drain(subscription, 1)).containsExactly("topic");
    assertThat(
            StreamContract.data(
                StreamContract.read(
                    stream, StreamContract.onlyShard(stream), StreamPosition.earliest(), 1)))
        .containsExactly("stream");
    assertNothing(queue);
    assertNothing(subscription);
    assertThat(store.get(EntryKey.of("key"))).isPresent();
  }

  @Test
  @Clause("computer.names.2")
  void longestNamesAreAccepted() {
    String random = Names.random();
    String name = "n" + "x".repeat(39 - random.length()) + random;
    assertThat(name).hasSize(40);
    Queue queue = queue(name);
    Topic topic = topic(name);
    Subscription subscription = subscription(name);
    store(name).put(EntryKey.of("key"), Bytes.utf8("store"), EntryOptions.defaults());
    StreamContract.append(stream(name), "stream");
    queue.send(message("queue"));
    topic.send(message("topic"));
    assertThat(drain(queue, 1)).containsExactly("queue");
    assertThat(drain(subscription, 1)).containsExactly("topic");
  }

  private Queue queue(String name) {
    provisioner().ensureQueue(QueueSpec.of(new QueueName(name)));
    resources().afterwards(() -> provisioner().removeQueue(new QueueName(name)));
    return computer().bus().queue(new QueueName(name));
  }

  private Topic topic(String name) {
    provisioner().ensureTopic(TopicSpec.of(new TopicName(name)));
    resources().afterwards(() -> provisioner().removeTopic(new TopicName(name)));
    return computer().bus().topic(new TopicName(name));
  }

  private Subscription subscription(String name) {
    SubscriptionName subscription = new SubscriptionName(name);
    provisioner().ensureSubscription(SubscriptionSpec.of(subscription, new TopicName(name)));
    resources().afterwards(() -> provisioner().removeSubscription(subscription));
    return computer().bus().subscription(subscription);
  }

  private EventStream stream(String name) {
    provisioner().ensureStream(StreamSpec.of(new StreamName(name), 1));
    resources().afterwards(() -> provisioner().removeStream(new StreamName(name)));
    return computer().bus().stream(new StreamName(name));
  }

  private KeyValueStore store(String name) {
    provisioner().ensureStore(new StoreName(name));
    resources().afterwards(() -> provisioner().removeStore(new StoreName(name)));
    return computer().memory().store(new StoreName(name));
  }

  private Provisioner provisioner() {
    return computer().provisioner();
  }
}
