package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import java.util.List;
import java.util.function.Supplier;

/** A topic of the in-memory bus. */
final class InMemoryTopic implements Topic {

  private final TopicName name;
  private final InMemorySink sink;

  InMemoryTopic(TopicName name, Supplier<BusResources> resources) {
    this.name = name;
    this.sink = new InMemorySink(BusAddress.of(name), resources);
  }

  @Override
  public TopicName name() {
    return name;
  }

  @Override
  public MessageId send(Message message) {
    return sink.send(message);
  }

  @Override
  public List<SendResult> sendAll(List<Message> messages) {
    return sink.sendAll(messages);
  }
}
