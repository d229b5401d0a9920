package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the messages of one mailbox. Thread-safe. */
interface MessageLog {

  /** Returns the heads of all messages, ascending by number. */
  List<MessageHead> heads();

  /** Returns the greatest number of a message, 0 if there is none. */
  long lastNumber();

  /** Keeps a message; within a change. */
  void add(QueuedMessage queued, Message message);

  /**
   * Keeps how often a message was delivered, and until when it is delayed; within a change. A lease
   * is not kept: it ends with the process.
   */
  void update(QueuedMessage queued, Instant delayedUntil);

  /** Forgets a message; within a change. */
  void remove(QueuedMessage queued);

  /** Returns a message, null if it was removed. */
  @Nullable Message message(QueuedMessage queued);
}
