package io.cloudhal.inmemory;

import io.cloudhal.inmemory.QueuedMessage.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a mailbox: which of them can be received, and which when. Each step takes a time
 * that does not grow with the number of messages, or with its logarithm. Not thread-safe.
 *
 * <p>Of an ordering group only the oldest message can be received; the others are blocked until it
 * is removed, whatever became of it meanwhile.
 */
final class MessageIndex {

  /** Those that can expire: all but those that did so while they were leased. */
  private final Chain<QueuedMessage> sent = new Chain<>();

  private final Chain<QueuedMessage> ready = new Chain<>();
  private final HiddenMessages hidden = new HiddenMessages();
  private final Map<String, Chain<QueuedMessage>> groups = new HashMap<>();
  private long backlog;

  /** Returns how many messages are not leased. */
  long backlog() {
    return backlog;
  }

  /** Returns the message to be received next, null if there is none. */
  @Nullable QueuedMessage nextReady() {
    return ready.first();
  }

  /** Returns the hidden message that comes back first, null if there is none. */
  @Nullable QueuedMessage nextHidden() {
    return hidden.first();
  }

  /** Returns the oldest message if it has expired and is not leased, null otherwise. */
  @Nullable QueuedMessage nextExpired(Instant now) {
    QueuedMessage oldest = sent.first();
    while (oldest != null && isExpired(oldest, now)) {
      if (oldest.state != State.LEASED) {
        return oldest;
      }
      sent.remove(oldest.sent);
      oldest = sent.first();
    }
    return null;
  }

  static boolean isExpired(QueuedMessage message, Instant now) {
    return !now.isBefore(message.head.keptUntil());
  }

  /** Adds a message, the newest one. */
  void add(QueuedMessage message, Instant now) {
    sent.add(message.sent);
    backlog++;
    String group = message.head.group();
    if (group == null || addToGroup(group, message)) {
      show(message, now);
    }
  }

  /** Returns whether it is the first of its group. */
  private boolean addToGroup(String name, QueuedMessage message) {
    Chain<QueuedMessage> group = groups.computeIfAbsent(name, missing -> new Chain<>());
    group.add(message.grouped);
    return group.first() == message;
  }

  private void show(QueuedMessage message, Instant now) {
    if (message.hiddenUntil.isAfter(now)) {
      message.state = State.DELAYED;
      hidden.add(message);
    } else {
      message.state = State.READY;
      ready.add(message.ready);
    }
  }

  /** Leases the message that is ready. */
  void lease(QueuedMessage message, Instant until) {
    ready.remove(message.ready);
    message.state = State.LEASED;
    message.deliveries++;
    message.lease++;
    message.hiddenUntil = until;
    hidden.add(message);
    backlog--;
  }

  /** Begins a new lease of a leased message. */
  void extend(QueuedMessage message, Instant until) {
    message.lease++;
    message.hiddenUntil = until;
    hidden.moved(message);
  }

  /** Ends a lease, or the delay of a message; it can be received from {@code from} on. */
  void unhide(QueuedMessage message, Instant from, Instant now) {
    hidden.remove(message);
    if (message.state == State.LEASED) {
      backlog++;
    }
    message.hiddenUntil = from;
    show(message, now);
  }

  /** Removes a message, which leaves the next one of its group. */
  void remove(QueuedMessage message, State end, Instant now) {
    if (message.state == State.LEASED || message.state == State.DELAYED) {
      hidden.remove(message);
    }
    if (message.state != State.LEASED) {
      backlog--;
    }
    sent.remove(message.sent);
    ready.remove(message.ready);
    message.state = end;
    String group = message.head.group();
    if (group != null) {
      removeFromGroup(group, message, now);
    }
  }

  private void removeFromGroup(String name, QueuedMessage message, Instant now) {
    Chain<QueuedMessage> group = Objects.requireNonNull(groups.get(name));
    group.remove(message.grouped);
    QueuedMessage next = group.first();
    if (next == null) {
      groups.remove(name);
    } else if (next.state == State.BLOCKED) {
      show(next, now);
    }
  }
}
