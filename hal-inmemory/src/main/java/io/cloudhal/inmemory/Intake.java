package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sending side of a queue or topic, which puts each message into a number of mailboxes: all of
 * them get it, or, after a crash, none. Thread-safe; the order of messages is the same in all
 * mailboxes.
 *
 * <p>Its calls are made while no mailbox can be added or removed, see {@link BusResources}.
 */
final class Intake {

  private final Registration registration;
  private final BusLog log;
  private final DeduplicationWindow window;
  private final AtomicLong numbers;
  private final TimeSource time;
  private final List<Mailbox> mailboxes = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Creates the intake, and finds the ids again that the log has kept.
   *
   * @param numbers the last number that was given to a message of the bus
   */
  Intake(Registration registration, BusLog log, AtomicLong numbers, TimeSource time) {
    this.registration = registration;
    this.log = log;
    this.window = new DeduplicationWindow(log.ids(registration));
    this.numbers = numbers;
    this.time = time;
  }

  Registration registration() {
    return registration;
  }

  /** Returns whether what is sent shall be put into the mailbox of a queue or subscription. */
  boolean feeds(Registration mailbox) {
    return mailbox.id() == registration.id() || mailbox.topic() == registration.id();
  }

  /** Puts messages into this mailbox, too, from now on; while nobody sends. */
  void attach(Mailbox mailbox) {
    mailboxes.add(mailbox);
  }

  /** Puts no more messages into this mailbox; while nobody sends. */
  void detach(Mailbox mailbox) {
    mailboxes.remove(mailbox);
  }

  /**
   * Sends messages, all or none of them.
   *
   * @throws InvalidRequestException if one does not fit an ordered, or an unordered, queue or topic
   */
  List<MessageId> send(List<Message> messages) {
    messages.forEach(this::requireFitting);
    Sending sending = new Sending();
    lock.lock();
    try {
      sending.run(messages);
    } finally {
      lock.unlock();
    }
    log.awaitCommit(sending.change);
    return sending.ids;
  }

  private void requireFitting(Message message) {
    if (registration.ordered() && message.group().isEmpty()) {
      throw invalid("is ordered: every message needs an ordering group");
    }
    if (registration.ordered() && !message.delay().isZero()) {
      throw invalid("is ordered: no message can be delayed");
    }
    if (!registration.ordered() && message.group().isPresent()) {
      throw invalid("is not ordered: no message can have an ordering group");
    }
    if (!registration.ordered() && message.deduplicationId().isPresent()) {
      throw invalid("is not ordered: no message can have a deduplication id");
    }
  }

  private InvalidRequestException invalid(String why) {
    return new InvalidRequestException(
        Call.current().context(), registration.address() + " " + why);
  }

  /** One sending of some messages. */
  private final class Sending {
    private final Instant now = time.now();
    private final List<MessageId> ids = new ArrayList<>();
    private final List<List<QueuedMessage>> kept = new ArrayList<>();
    private long change;

    void run(List<Message> messages) {
      mailboxes.forEach(mailbox -> kept.add(new ArrayList<>(messages.size())));
      change = log.change(() -> messages.forEach(this::keep));
      for (int i = 0; i < kept.size(); i++) {
        mailboxes.get(i).deliver(kept.get(i), change);
      }
    }

    private void keep(Message message) {
      long number = numbers.incrementAndGet();
      long first =
          message.deduplicationId().map(id -> window.first(id, number, now)).orElse(number);
      ids.add(MessageHead.id(first));
      if (first == number) {
        MessageHead head = MessageHead.sent(number, message, now);
        Message content = message.withDelay(Duration.ZERO);
        for (int i = 0; i < kept.size(); i++) {
          kept.get(i).add(mailboxes.get(i).keep(head, content));
        }
      }
    }
  }
}
