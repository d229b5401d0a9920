package io.cloudhal.bus;

import java.util.List;

/**
 * Where messages are sent. Thread-safe; every method blocks, and may throw any {@link
 * io.cloudhal.error.HalException}; what does not exist is a {@code NotFoundException}, a message
 * that needs a feature which is not declared an {@code UnsupportedFeatureException}, one that does
 * not fit the queue or topic (a group where it is not ordered, none where it is) an {@code
 * InvalidRequestException}.
 */
public interface MessageSink {

  /** Sends a message: when it returns, the message will be delivered. */
  MessageId send(Message message);

  /**
   * Sends messages, not atomically. Within an ordering group they are sent in order, and none is
   * sent after one of the group has failed. One that does not fit the queue or topic fails the
   * call, and none is sent.
   *
   * @param messages any number and size; split by count and bytes as the provider needs
   * @return one result a message, in order
   */
  List<SendResult> sendAll(List<Message> messages);
}
