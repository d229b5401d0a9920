package io.cloudhal.inmemory;

import java.time.Instant;

/**
 * The right to acknowledge a message, while it is the newest one for that message and has not
 * ended.
 *
 * @param queued the message
 * @param number tells it from other leases of the message
 * @param deliveries how often the message was delivered, this time included
 * @param until when it ends
 */
record Lease(QueuedMessage queued, int number, int deliveries, Instant until) {

  /** Returns the newest lease of a message. */
  static Lease of(QueuedMessage queued) {
    return new Lease(queued, queued.lease, queued.deliveries, queued.hiddenUntil);
  }
}
