package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import java.util.List;

/** A topic that does what another one does. */
abstract class ForwardingTopic implements Topic {

  final Topic right;

  ForwardingTopic(Topic right) {
    this.right = right;
  }

  @Override
  public TopicName name() {
    return right.name();
  }

  @Override
  public MessageId send(Message message) {
    return right.send(message);
  }

  @Override
  public List<SendResult> sendAll(List<Message> messages) {
    return right.sendAll(messages);
  }
}
