package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** A queue that does what another one does. */
abstract class ForwardingQueue implements Queue {

  final Queue right;

  ForwardingQueue(Queue right) {
    this.right = right;
  }

  @Override
  public QueueName name() {
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

  @Override
  public List<Delivery> receive(ReceiveOptions options) {
    return right.receive(options);
  }

  @Override
  public List<AckResult> acknowledge(List<Delivery> deliveries) {
    return right.acknowledge(deliveries);
  }

  @Override
  public void release(Delivery delivery, Duration delay) {
    right.release(delivery, delay);
  }

  @Override
  public Delivery extend(Delivery delivery, Duration lease) {
    return right.extend(delivery, lease);
  }

  @Override
  public Consumption consume(MessageHandler handler, ConsumeOptions options) {
    return right.consume(handler, options);
  }

  @Override
  public OptionalLong backlog() {
    return right.backlog();
  }
}
