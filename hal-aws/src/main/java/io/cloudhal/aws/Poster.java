package io.cloudhal.aws;

import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import java.util.List;

/** Sends to queues, or to topics, in one request each. */
interface Poster {

  /** Sends one message. */
  MessageId post(BusAddress address, OutgoingMessage message);

  /**
   * Sends messages within the limits of a batch.
   *
   * @return one result a message, in order
   */
  List<SendResult> postAll(BusAddress address, List<OutgoingMessage> messages);

  /** Returns the most bytes of all texts of a batch. */
  int maxBatchBytes();
}
