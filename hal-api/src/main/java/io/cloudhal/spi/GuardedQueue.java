package io.cloudhal.spi;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SendResult;
import java.util.List;

/** Adds to a queue of a driver what all share. */
final class GuardedQueue extends GuardedSource implements Queue {

  private final QueueName name;
  private final GuardedSink sink;

  GuardedQueue(Queue driver, BusCapabilities capabilities, Guard guard) {
    super(driver, driver.name().value(), guard);
    this.name = driver.name();
    this.sink = new GuardedSink(driver, name.value(), capabilities, guard);
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
