package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a mailbox: where it stands there, and how it was delivered. Guarded by the lock of
 * its mailbox, but for what is final.
 */
final class QueuedMessage {

  /** Where a message stands. */
  enum State {
    /** Behind others of its group. */
    BLOCKED,
    READY,
    DELAYED,
    LEASED,
    ACKNOWLEDGED,
    /** Expired, moved to the dead letters, or removed with its mailbox. */
    GONE
  }

  final Mailbox mailbox;
  final MessageHead head;
  final Chain.Link<QueuedMessage> sent = new Chain.Link<>(this);
  final Chain.Link<QueuedMessage> ready = new Chain.Link<>(this);
  final Chain.Link<QueuedMessage> grouped = new Chain.Link<>(this);

  /** The message, if it is kept in no file. */
  @Nullable Message content;

  State state = State.BLOCKED;

  /** How often it was delivered. */
  int deliveries;

  /** Counts its leases, so that a delivery of an earlier one can be told. */
  int lease;

  /** When it can be received, while it is delayed or leased. */
  Instant hiddenUntil;

  /** Its place among the hidden ones. */
  int heapIndex;

  QueuedMessage(Mailbox mailbox, MessageHead head) {
    this.mailbox = mailbox;
    this.head = head;
    this.deliveries = head.deliveries();
    this.hiddenUntil = head.hiddenUntil();
  }
}
