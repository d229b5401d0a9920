package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import java.util.List;

/** A topic of SNS. */
final class SnsTopic implements Topic {

  private final TopicName name;
  private final MessageSink sink;

  SnsTopic(TopicName name, MessageSink sink) {
    this.name = name;
    this.sink = sink;
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
