package io.cloudhal.inmemory;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.inmemory.QueuedMessage.State;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What a queue or subscription holds, and the leases on it. Thread-safe.
 *
 * <p>Nothing runs in the background: whatever time has brought about, such as the end of a lease,
 * is done by the next call. The index knows of a change as soon as it is made, but no call returns
 * before all that it has seen is committed, so that no crash takes back what anybody knows.
 *
 * <p>Its calls are made while it cannot be removed, see {@link BusResources}.
 */
final class Mailbox {

  /** Bounds what is read from a file at once. */
  private static final long MAX_RECEIVED_BYTES = 64L << 20;

  private static final AckResult ACKNOWLEDGED = new AckResult.Acknowledged();
  private static final AckResult LEASE_LOST = new AckResult.LeaseLost();

  private final Registration registration;
  private final BusLog log;
  private final MessageLog messages;
  private final DeadLetterOffice deadLetters;
  private final TimeSource time;

  private final ReentrantLock lock = new ReentrantLock();
  private final Arrivals arrivals;
  private final MessageIndex index = new MessageIndex();
  private List<QueuedMessage> undeliverable = new ArrayList<>();
  private volatile long lastChange;

  /** Creates the mailbox, and finds the messages again that the log has kept. */
  Mailbox(Registration registration, BusLog log, DeadLetterOffice deadLetters, TimeSource time) {
    this.registration = registration;
    this.log = log;
    this.messages = log.messages(registration);
    this.deadLetters = deadLetters;
    this.time = time;
    this.arrivals = new Arrivals(lock, time);
    Instant now = time.now();
    messages.heads().forEach(head -> index.add(new QueuedMessage(this, head), now));
  }

  Registration registration() {
    return registration;
  }

  MessageLog messages() {
    return messages;
  }

  /** Keeps a message that is to be delivered; within a change of the log. */
  QueuedMessage keep(MessageHead head, Message message) {
    QueuedMessage queued = new QueuedMessage(this, head);
    messages.add(queued, message);
    return queued;
  }

  /** Lets messages be received that were kept by the change of this number. */
  void deliver(List<QueuedMessage> kept, long change) {
    run(
        now -> {
          lastChange = Math.max(lastChange, change);
          kept.forEach(each -> index.add(each, now));
          return kept;
        });
  }

  /** Returns leases on messages that can be received now; none if there are none. */
  List<Delivery> take(ReceiveOptions options) {
    List<Lease> leases = run(now -> lease(options.max(), now, now.plus(options.lease())));
    List<Delivery> deliveries = new ArrayList<>(leases.size());
    for (Lease lease : leases) {
      Message message = messages.message(lease.queued());
      if (message != null) {
        deliveries.add(new InMemoryDelivery(message, lease));
      }
    }
    awaitCommit();
    return deliveries;
  }

  private List<Lease> lease(int max, Instant now, Instant until) {
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
      change(() -> leases.forEach(each -> messages.update(each.queued(), now)));
    }
    return leases;
  }

  /** Waits until there may be something to take, at most until {@code until}. */
  void awaitArrival(Instant until) throws InterruptedException {
    lock.lock();
    try {
      if (index.nextReady() == null) {
        arrivals.await(index.nextHidden(), until);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Acknowledging once more what was acknowledged under the same lease changes nothing. */
  List<AckResult> acknowledge(List<Lease> leases) {
    List<AckResult> results = run(now -> acknowledge(leases, now));
    awaitCommit();
    return results;
  }

  private List<AckResult> acknowledge(List<Lease> leases, Instant now) {
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
  boolean release(Lease lease, Duration delay) {
    boolean held =
        run(
            now -> {
              boolean last = isLast(lease, State.LEASED);
              if (last) {
                comeBack(lease.queued(), now.plus(delay), now);
              }
              return last;
            });
    awaitCommit();
    return held;
  }

  /** Returns a lease in place of another one; empty if that is lost. */
  Optional<Lease> extend(Lease lease, Duration duration) {
    return run(
        now -> {
          if (!isLast(lease, State.LEASED)) {
            return Optional.empty();
          }
          index.extend(lease.queued(), now.plus(duration));
          return Optional.of(Lease.of(lease.queued()));
        });
  }

  long backlog() {
    long backlog = run(now -> index.backlog());
    awaitCommit();
    return backlog;
  }

  /** Wakes whoever waits: the mailbox is there no more. */
  void removed() {
    lock.lock();
    try {
      arrivals.wakeAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isLast(Lease lease, State state) {
    QueuedMessage queued = lease.queued();
    return queued.mailbox == this && queued.state == state && queued.lease == lease.number();
  }

  private void change(Runnable change) {
    lastChange = Math.max(lastChange, log.change(change));
  }

  private void awaitCommit() {
    log.awaitCommit(lastChange);
  }

  private <T> T run(Function<Instant, T> work) {
    T result;
    List<QueuedMessage> moving;
    lock.lock();
    try {
      Instant now = time.now();
      catchUp(now);
      result = work.apply(now);
      arrivals.wake(index.nextReady(), index.nextHidden());
      moving = takeUndeliverable();
    } finally {
      lock.unlock();
    }
    if (!moving.isEmpty()) {
      deadLetters.move(this, moving);
    }
    return result;
  }

  private List<QueuedMessage> takeUndeliverable() {
    List<QueuedMessage> taken = undeliverable;
    if (!taken.isEmpty()) {
      undeliverable = new ArrayList<>();
    }
    return taken;
  }

  /** Does what time has brought about. */
  private void catchUp(Instant now) {
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

  private void comeBack(QueuedMessage message, Instant from, Instant now) {
    if (MessageIndex.isExpired(message, now)) {
      drop(message, now);
    } else if (deadLetters.takes(message)) {
      index.remove(message, State.GONE, now);
      undeliverable.add(message);
    } else {
      index.unhide(message, from, now);
      if (from.isAfter(now)) {
        change(() -> messages.update(message, from));
      }
    }
  }

  private void drop(QueuedMessage message, Instant now) {
    index.remove(message, State.GONE, now);
    change(() -> messages.remove(message));
  }
}
