package io.cloudhal.inmemory;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import java.time.Instant;

/** A message of a mailbox with its lease. */
record InMemoryDelivery(Message message, Lease lease) implements Delivery {

  /** Returns whether it was received from this address, also if something new is there now. */
  boolean isFrom(BusAddress address) {
    return lease.queued().mailbox.registration().address().equals(address);
  }

  @Override
  public MessageId id() {
    return lease.queued().head.id();
  }

  @Override
  public int deliveryCount() {
    return lease.deliveries();
  }

  @Override
  public Instant sentAt() {
    return lease.queued().head.sentAt();
  }

  @Override
  public Instant leaseUntil() {
    return lease.until();
  }
}
