package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.spi.Call;
import java.util.function.Supplier;

/** The bus of the in-memory computer: on the heap, or in a data file. */
final class InMemoryBus implements Bus {

  private final ProviderId provider;
  private final Supplier<BusResources> resources;
  private final StoredStreams streams;

  /**
   * Creates the device.
   *
   * @param resources what it has; asked for at its first use
   */
  InMemoryBus(ProviderId provider, Supplier<BusResources> resources, StoredStreams streams) {
    this.provider = provider;
    this.resources = resources;
    this.streams = streams;
  }

  @Override
  public ProviderId provider() {
    return provider;
  }

  @Override
  public BusCapabilities capabilities() {
    return InMemoryBusLimits.INSTANCE;
  }

  @Override
  public Queue queue(QueueName name) {
    return new InMemoryQueue(name, resources);
  }

  @Override
  public Topic topic(TopicName name) {
    return new InMemoryTopic(name, resources);
  }

  @Override
  public Subscription subscription(SubscriptionName name) {
    return new InMemorySubscription(name, resources);
  }

  @Override
  public EventStream stream(StreamName name) {
    return streams.get(name);
  }

  void ensureQueue(QueueSpec spec) {
    counted().ensureQueue(BusAddress.of(spec.name()), spec.ordered(), spec.deadLetters());
  }

  void removeQueue(QueueName name) {
    counted().remove(BusAddress.of(name));
  }

  void ensureTopic(TopicSpec spec) {
    counted().ensureTopic(BusAddress.of(spec.name()), spec.ordered());
  }

  void removeTopic(TopicName name) {
    counted().remove(BusAddress.of(name));
  }

  void ensureSubscription(SubscriptionSpec spec) {
    counted()
        .ensureSubscription(
            BusAddress.of(spec.name()), BusAddress.of(spec.topic()), spec.deadLetters());
  }

  void removeSubscription(SubscriptionName name) {
    counted().remove(BusAddress.of(name));
  }

  void ensureStream(StreamSpec spec) {
    streams.get(spec.name()).ensure(spec.shards());
  }

  void removeStream(StreamName name) {
    streams.get(name).remove();
  }

  private BusResources counted() {
    Call.current().countRequest();
    return resources.get();
  }

  /** Does nothing: whoever made the data file closes it. */
  @Override
  public void close() {}
}
