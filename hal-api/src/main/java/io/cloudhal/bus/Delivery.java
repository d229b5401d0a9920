package io.cloudhal.bus;

import java.time.Instant;

/** A message that was received, under a lease. Immutable: extending gives another one. */
public interface Delivery {

  /** Returns the message, without delay. */
  Message message();

  /** Returns the provider's id of the message. */
  MessageId id();

  /** Returns how often the message was delivered, this time included; approximate, from 1. */
  int deliveryCount();

  /** Returns when the message was sent, by the provider's clock. */
  Instant sentAt();

  /** Returns when the lease ends, by the caller's clock. */
  Instant leaseUntil();
}
