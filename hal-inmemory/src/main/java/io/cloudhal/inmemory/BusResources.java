package io.cloudhal.inmemory;

import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.DeadLetters;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.inmemory.BusAddress.Kind;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.TimeSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The queues, topics and subscriptions of a bus. Thread-safe: none comes or goes while one is used.
 *
 * <p>Locks are taken in this order: of the resources, of an intake, of a mailbox; the lock of one
 * mailbox is never held when that of another one is taken.
 */
final class BusResources {

  private final BusLog log;
  private final TimeSource time;
  private final AtomicLong numbers;
  private final DeadLetterOffice deadLetters;
  private final Map<BusAddress, Intake> intakes = new HashMap<>();
  private final Map<BusAddress, Mailbox> mailboxes = new HashMap<>();

  /** Shared by those who use the resources, exclusive to change which there are. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Finds again what the log has kept. */
  BusResources(BusLog log, TimeSource time) {
    this.log = log;
    this.time = time;
    this.numbers = new AtomicLong(log.numbersFrom());
    this.deadLetters = new DeadLetterOffice(log, numbers, time, this::queue);
    log.registrations().stream()
        .sorted(Comparator.comparing(registration -> registration.address().kind()))
        .forEach(this::add);
    mailboxes.values().forEach(Mailbox::restore);
    mailboxes.values().forEach(Mailbox::catchUp);
  }

  TimeSource time() {
    return time;
  }

  /** Lets messages be sent to a queue or topic. */
  <T> T withIntake(BusAddress address, Function<Intake, T> use) {
    return locked(lock.readLock(), () -> use.apply(existing(intakes.get(address), address)));
  }

  /** Lets messages be received from a queue or subscription. */
  <T> T withMailbox(BusAddress address, Function<Mailbox, T> use) {
    return locked(lock.readLock(), () -> use.apply(existing(mailboxes.get(address), address)));
  }

  /** Makes a queue, unless it is there. */
  void ensureQueue(BusAddress address, boolean ordered, Optional<DeadLetters> dead) {
    locked(
        lock.writeLock(),
        () -> {
          requireDeadLetterQueue(dead, ordered);
          return ensure(new Registration(address, newNumber(), ordered, 0, dead));
        });
  }

  /** Makes a topic, unless it is there. */
  void ensureTopic(BusAddress address, boolean ordered) {
    locked(
        lock.writeLock(),
        () -> ensure(new Registration(address, newNumber(), ordered, 0, Optional.empty())));
  }

  /** Makes a subscription, unless it is there; one whose topic was removed is another one. */
  void ensureSubscription(BusAddress address, BusAddress topicAddress, Optional<DeadLetters> dead) {
    locked(
        lock.writeLock(),
        () -> {
          Registration topic = existing(intakes.get(topicAddress), topicAddress).registration();
          requireDeadLetterQueue(dead, topic.ordered());
          return ensure(new Registration(address, newNumber(), topic.ordered(), topic.id(), dead));
        });
  }

  /** Removes what has this address, if there is something. */
  void remove(BusAddress address) {
    locked(
        lock.writeLock(),
        () -> {
          Optional<Registration> found = registration(address);
          found.ifPresent(this::remove);
          return found;
        });
  }

  private void remove(Registration registration) {
    long change = log.change(() -> log.unregister(registration));
    intakes.remove(registration.address());
    Mailbox mailbox = mailboxes.remove(registration.address());
    if (mailbox != null) {
      intakes.values().forEach(intake -> intake.detach(mailbox));
      mailbox.removed();
    }
    log.awaitCommit(change);
  }

  private Registration ensure(Registration wanted) {
    Registration found = registration(wanted.address()).orElse(null);
    if (found == null) {
      long change = log.change(() -> log.register(wanted));
      add(wanted);
      log.awaitCommit(change);
      return wanted;
    }
    if (!found.isLike(wanted)) {
      throw new InvalidRequestException(
          Call.current().context(), wanted.address() + " is there with another specification");
    }
    return found;
  }

  private void add(Registration registration) {
    BusAddress address = registration.address();
    numbers.accumulateAndGet(registration.id(), Math::max);
    if (address.kind() != Kind.SUBSCRIPTION) {
      intakes.put(address, new Intake(registration, log, numbers, time));
    }
    if (address.kind() != Kind.TOPIC) {
      Mailbox mailbox = new Mailbox(registration, log, deadLetters, time);
      mailboxes.put(address, mailbox);
      numbers.accumulateAndGet(mailbox.messages().lastNumber(), Math::max);
      intakes.values().stream()
          .filter(intake -> intake.feeds(registration))
          .forEach(intake -> intake.attach(mailbox));
    }
  }

  private Optional<Registration> registration(BusAddress address) {
    return address.kind() == Kind.SUBSCRIPTION
        ? Optional.ofNullable(mailboxes.get(address)).map(Mailbox::registration)
        : Optional.ofNullable(intakes.get(address)).map(Intake::registration);
  }

  private void requireDeadLetterQueue(Optional<DeadLetters> dead, boolean ordered) {
    if (dead.isPresent()) {
      BusAddress address = BusAddress.of(dead.get().queue());
      if (existing(mailboxes.get(address), address).registration().ordered() != ordered) {
        throw new InvalidRequestException(
            Call.current().context(),
            "dead-letter " + address + " is " + (ordered ? "not ordered" : "ordered"));
      }
    }
  }

  private Optional<Mailbox> queue(QueueName name) {
    return Optional.ofNullable(mailboxes.get(BusAddress.of(name)));
  }

  private long newNumber() {
    return numbers.incrementAndGet();
  }

  private static <T> T existing(@Nullable T found, BusAddress address) {
    if (found == null) {
      throw new NotFoundException(Call.current().context(), address + " does not exist");
    }
    return found;
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
