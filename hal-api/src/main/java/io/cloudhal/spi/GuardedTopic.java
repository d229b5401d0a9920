package io.cloudhal.spi;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import java.util.List;

/** Adds to a topic of a driver what all share. */
final class GuardedTopic implements Topic {

  private final TopicName name;
  private final GuardedSink sink;

  GuardedTopic(Topic driver, BusCapabilities capabilities, Guard guard) {
    this.name = driver.name();
    this.sink = new GuardedSink(driver, name.value(), capabilities, guard);
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
