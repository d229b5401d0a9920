package io.cloudhal.spi;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import java.time.Instant;

/** A delivery of {@link TinyQueue}; its receipt changes with every extension. */
record TinyDelivery(
    Message message,
    MessageId id,
    int deliveryCount,
    Instant sentAt,
    Instant leaseUntil,
    long receipt)
    implements Delivery {}
