package io.cloudhal.aws;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SendResult;
import java.util.List;

/** A queue of SQS. */
final class SqsQueue extends SqsSource implements Queue {

  private final QueueName name;
  private final MessageSink sink;

  SqsQueue(QueueName name, String physicalName, SqsAccess access, MessageSink sink) {
    super(physicalName, access);
    this.name = name;
    this.sink = sink;
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
