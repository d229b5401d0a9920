package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.DeadLetters;
import io.cloudhal.spi.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Moves messages to dead-letter queues; while none can be removed. A crash leaves a message in one
 * of the two mailboxes. In its new one it is kept for 7 days again.
 */
final class DeadLetterOffice {

  private final BusLog log;
  private final AtomicLong numbers;
  private final TimeSource time;
  private final Function<QueueName, Optional<Mailbox>> queues;

  /**
   * Creates the office.
   *
   * @param numbers the last number that was given to a message of the bus
   * @param queues finds the mailboxes of queues
   */
  DeadLetterOffice(
      BusLog log,
      AtomicLong numbers,
      TimeSource time,
      Function<QueueName, Optional<Mailbox>> queues) {
    this.log = log;
    this.numbers = numbers;
    this.time = time;
    this.queues = queues;
  }

  /** Returns whether there is a dead-letter queue for such a message; if not, it stays. */
  boolean takes(QueuedMessage message) {
    Registration from = message.mailbox.registration();
    return from.deadLetters()
        .filter(dead -> message.deliveries >= dead.maxDeliveries())
        .flatMap(dead -> target(from, dead))
        .isPresent();
  }

  /** The queue may have been removed, or made anew with another order. */
  private Optional<Mailbox> target(Registration from, DeadLetters dead) {
    return queues
        .apply(dead.queue())
        .filter(target -> target.registration().ordered() == from.ordered());
  }

  /** Moves messages that are still in the log of the mailbox, but in its index no more. */
  void move(Mailbox source, List<QueuedMessage> dead) {
    Registration from = source.registration();
    Mailbox target = from.deadLetters().flatMap(to -> target(from, to)).orElseThrow();
    Map<QueuedMessage, Message> contents = new LinkedHashMap<>();
    for (QueuedMessage each : dead) {
      Message content = source.messages().message(each);
      if (content != null) {
        contents.put(each, content);
      }
    }
    List<QueuedMessage> moved = new ArrayList<>();
    long change =
        log.change(
            () -> contents.forEach((each, content) -> moved.add(moved(target, each, content))));
    target.deliver(moved, change);
  }

  private QueuedMessage moved(Mailbox target, QueuedMessage dead, Message content) {
    Instant now = time.now();
    dead.mailbox.messages().remove(dead);
    return target.keep(dead.head.moved(numbers.incrementAndGet(), now), content);
  }
}
