package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.MessageHead.NOT_DELAYED;

import io.cloudhal.bus.AckResult;
import io.cloudhal.inmemory.QueuedMessage.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules by which the messages of a mailbox are delivered: leases, delays, expiry, dead letters.
 * Guarded by the lock of the mailbox.
 *
 * <p>Nothing runs in the background: {@link #catchUp} does what time has brought about, and is
 * called first.
 */
final class DeliveryRules {

  /** Bounds what is read from a file at once. */
  private static final long MAX_RECEIVED_BYTES = 64L << 20;

  private static final AckResult ACKNOWLEDGED = new AckResult.Acknowledged();
  private static final AckResult LEASE_LOST = new AckResult.LeaseLost();

  private final Mailbox mailbox;
  private final BusLog log;
  private final MessageLog messages;
  private final DeadLetterOffice deadLetters;
  private final MessageIndex index = new MessageIndex();
  private List<QueuedMessage> undeliverable = new ArrayList<>();
  private volatile long lastChange;

  DeliveryRules(Mailbox mailbox, BusLog log, DeadLetterOffice deadLetters) {
    this.mailbox = mailbox;
    this.log = log;
    this.messages = mailbox.messages();
    this.deadLetters = deadLetters;
  }

  MessageIndex index() {
    return index;
  }

  /** Returns the number of the last change of the log that anybody can have seen; needs no lock. */
  long lastChange() {
    return lastChange;
  }

  /** Returns messages that are to be moved to the dead letters, each of them once. */
  List<QueuedMessage> takeUndeliverable() {
    if (undeliverable.isEmpty()) {
      return List.of(); // not the list itself, which others change when the lock is given up
    }
    List<QueuedMessage> taken = undeliverable;
    undeliverable = new ArrayList<>();
    return taken;
  }

  /** Does what time has brought about. */
  void catchUp(Instant now) {
    QueuedMessage hidden = index.nextHidden();
    while (hidden != null && !hidden.hiddenUntil.isAfter(now)) {
      comeBack(hidden, now, now);
      hidden = index.nextHidden();
    }
    QueuedMessage expired = index.nextExpired(now);
    while (expired != null) {
      drop(expired, now);
      expired = index.nextExpired(now);
    }
  }

  /** Adds messages that were kept by the change of this number. */
  void add(List<QueuedMessage> kept, long change, Instant now) {
    lastChange = Math.max(lastChange, change);
    for (QueuedMessage each : kept) {
      index.add(each, now);
    }
  }

  /**
   * Adds a message that was found in the log. A lease on it has ended with the process before; one
   * that was delivered often enough may be what has ended it, and goes to the dead letters, unless
   * it has expired.
   */
  void restore(QueuedMessage message, Instant now) {
    index.add(message, now);
    boolean received = message.state == State.READY && !MessageIndex.isExpired(message, now);
    if (received && deadLetters.takes(message)) {
      bury(message, now);
    }
  }

  /** Leases messages that can be received now. */
  List<Lease> lease(int max, Instant now, Instant until) {
    List<Lease> leases = new ArrayList<>();
    long bytes = 0;
    QueuedMessage next = index.nextReady();
    while (next != null && leases.size() < max && bytes <= MAX_RECEIVED_BYTES) {
      bytes += next.head.bytes();
      index.lease(next, until);
      leases.add(Lease.of(next));
      next = index.nextReady();
    }
    if (!leases.isEmpty()) {
      change(() -> leases.forEach(each -> messages.update(each.queued(), NOT_DELAYED)));
    }
    return leases;
  }

  /** Acknowledging once more what was acknowledged under the same lease changes nothing. */
  List<AckResult> acknowledge(List<Lease> leases, Instant now) {
    List<AckResult> results = new ArrayList<>(leases.size());
    List<QueuedMessage> done = new ArrayList<>(leases.size());
    for (Lease lease : leases) {
      if (isLast(lease, State.LEASED)) {
        index.remove(lease.queued(), State.ACKNOWLEDGED, now);
        done.add(lease.queued());
      }
      results.add(isLast(lease, State.ACKNOWLEDGED) ? ACKNOWLEDGED : LEASE_LOST);
    }
    if (!done.isEmpty()) {
      change(() -> done.forEach(messages::remove));
    }
    return results;
  }

  /** Ends a lease so that the message can be received after {@code delay}; false if it is lost. */
  boolean release(Lease lease, Duration delay, Instant now) {
    boolean held = isLast(lease, State.LEASED);
    if (held) {
      comeBack(lease.queued(), now.plus(delay), now);
    }
    return held;
  }

  /** Returns a lease in place of another one; empty if that is lost. */
  Optional<Lease> extend(Lease lease, Instant until) {
    if (!isLast(lease, State.LEASED)) {
      return Optional.empty();
    }
    index.extend(lease.queued(), until);
    return Optional.of(Lease.of(lease.queued()));
  }

  /** A lease of a mailbox that was removed is none of the one that has its name now. */
  private boolean isLast(Lease lease, State state) {
    QueuedMessage queued = lease.queued();
    return queued.mailbox == mailbox && queued.state == state && queued.lease == lease.number();
  }

  private void comeBack(QueuedMessage message, Instant from, Instant now) {
    if (MessageIndex.isExpired(message, now)) {
      drop(message, now);
    } else if (deadLetters.takes(message)) {
      bury(message, now);
    } else {
      index.unhide(message, from, now);
      if (from.isAfter(now)) {
        change(() -> messages.update(message, from));
      }
    }
  }

  private void bury(QueuedMessage message, Instant now) {
    index.remove(message, State.GONE, now);
    undeliverable.add(message);
  }

  private void drop(QueuedMessage message, Instant now) {
    index.remove(message, State.GONE, now);
    change(() -> messages.remove(message));
  }

  private void change(Runnable change) {
    lastChange = Math.max(lastChange, log.change(change));
  }
}
