package io.cloudhal.inmemory;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.ReceiveOptions;
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
 * <p>Others see a change as soon as it is made, but nobody returns before all that he has seen is
 * committed, so that no crash takes back what anybody knows.
 *
 * <p>Its calls are made while it cannot be removed, see {@link BusResources}; only who waits does
 * not prevent that.
 */
final class Mailbox {

  private final Registration registration;
  private final BusLog log;
  private final MessageLog messages;
  private final DeadLetterOffice deadLetters;
  private final TimeSource time;

  private final ReentrantLock lock = new ReentrantLock();
  private final Arrivals arrivals;
  private final DeliveryRules rules;
  private boolean removed;

  /** Creates an empty mailbox. */
  Mailbox(Registration registration, BusLog log, DeadLetterOffice deadLetters, TimeSource time) {
    this.registration = registration;
    this.log = log;
    this.messages = log.messages(registration);
    this.deadLetters = deadLetters;
    this.time = time;
    this.arrivals = new Arrivals(lock, time);
    this.rules = new DeliveryRules(this, log, deadLetters);
  }

  Registration registration() {
    return registration;
  }

  MessageLog messages() {
    return messages;
  }

  /** Finds the messages again that the log has kept; before any other call. */
  void restore() {
    List<MessageHead> heads = messages.heads();
    lock.lock();
    try {
      Instant now = time.now();
      heads.forEach(head -> rules.restore(new QueuedMessage(this, head), now));
    } finally {
      lock.unlock();
    }
  }

  /** Does what time has brought about, when all mailboxes are restored. */
  void catchUp() {
    locked(now -> now);
  }

  /** Keeps a message that is to be delivered; within a change of the log. */
  QueuedMessage keep(MessageHead head, Message message) {
    QueuedMessage queued = new QueuedMessage(this, head);
    messages.add(queued, message);
    return queued;
  }

  /** Lets messages be received that were kept by the change of this number. */
  void deliver(List<QueuedMessage> kept, long change) {
    locked(
        now -> {
          rules.add(kept, change, now);
          return kept;
        });
  }

  /** Returns leased messages; none if none can be received now. */
  List<Delivery> take(ReceiveOptions options) {
    List<Lease> leases = settled(now -> rules.lease(options.max(), now, now.plus(options.lease())));
    List<Delivery> deliveries = new ArrayList<>(leases.size());
    for (Lease lease : leases) {
      Message message = messages.message(lease.queued());
      if (message != null) { // or the lease has ended meanwhile, and somebody else was quicker
        deliveries.add(new InMemoryDelivery(message, lease));
      }
    }
    return deliveries;
  }

  List<AckResult> acknowledge(List<Lease> leases) {
    return settled(now -> rules.acknowledge(leases, now));
  }

  /** Ends a lease so that the message can be received after {@code delay}; false if it is lost. */
  boolean release(Lease lease, Duration delay) {
    return settled(now -> rules.release(lease, delay, now));
  }

  /** Returns a lease in place of another one; empty if that is lost. */
  Optional<Lease> extend(Lease lease, Duration duration) {
    return settled(now -> rules.extend(lease, now.plus(duration)));
  }

  /** Returns how many messages are not leased. */
  long backlog() {
    return settled(now -> rules.index().backlog());
  }

  /** Waits until there may be something to take, at most until {@code until}. */
  void awaitArrival(Instant until) throws InterruptedException {
    lock.lock();
    try {
      if (!removed && rules.index().nextReady() == null) {
        arrivals.await(rules.index().nextHidden(), until);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody wait any more: the mailbox is gone. */
  void removed() {
    lock.lock();
    try {
      removed = true;
      arrivals.wakeAll();
    } finally {
      lock.unlock();
    }
  }

  /** Does some work, and returns when all that it has seen is committed. */
  private <T> T settled(Function<Instant, T> work) {
    T result = locked(work);
    log.awaitCommit(rules.lastChange());
    return result;
  }

  private <T> T locked(Function<Instant, T> work) {
    T result;
    List<QueuedMessage> undeliverable;
    lock.lock();
    try {
      Instant now = time.now();
      rules.catchUp(now);
      result = work.apply(now);
      arrivals.wake(rules.index().nextReady(), rules.index().nextHidden());
      undeliverable = rules.takeUndeliverable();
    } finally {
      lock.unlock();
    }
    if (!undeliverable.isEmpty()) {
      deadLetters.move(this, undeliverable);
    }
    return result;
  }
}
