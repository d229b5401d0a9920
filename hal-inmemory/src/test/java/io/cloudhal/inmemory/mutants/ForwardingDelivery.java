package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import java.time.Instant;

/** A delivery that tells what another one tells. */
abstract class ForwardingDelivery implements Delivery {

  final Delivery right;

  ForwardingDelivery(Delivery right) {
    this.right = right;
  }

  @Override
  public Message message() {
    return right.message();
  }

  @Override
  public MessageId id() {
    return right.id();
  }

  @Override
  public int deliveryCount() {
    return right.deliveryCount();
  }

  @Override
  public Instant sentAt() {
    return right.sentAt();
  }

  @Override
  public Instant leaseUntil() {
    return right.leaseUntil();
  }
}
