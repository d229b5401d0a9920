package io.cloudhal.aws;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import java.time.Instant;

/** A message that was received from a queue. */
record SqsDelivery(
    Message message,
    MessageId id,
    int deliveryCount,
    Instant sentAt,
    Instant leaseUntil,
    SqsLease lease)
    implements Delivery {

  /** Returns this delivery with the end that its lease has now. */
  SqsDelivery extended() {
    return new SqsDelivery(message, id, deliveryCount, sentAt, lease.until(), lease);
  }
}
