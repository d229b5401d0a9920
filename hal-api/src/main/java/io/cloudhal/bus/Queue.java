package io.cloudhal.bus;

/** A queue: each message is handled by one of its consumers. */
public interface Queue extends MessageSink, MessageSource {

  /** Returns the name. */
  QueueName name();
}
