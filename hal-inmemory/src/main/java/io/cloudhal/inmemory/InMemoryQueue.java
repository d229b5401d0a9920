package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SendResult;
import java.util.List;
import java.util.function.Supplier;

/** A queue of the in-memory bus. */
final class InMemoryQueue extends InMemorySource implements Queue {

  private final QueueName name;
  private final InMemorySink sink;

  InMemoryQueue(QueueName name, Supplier<BusResources> resources) {
    super(BusAddress.of(name), resources);
    this.name = name;
    this.sink = new InMemorySink(BusAddress.of(name), resources);
  }

  @Override
  public QueueName name() {
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
