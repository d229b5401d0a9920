package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.inmemory.ReferenceQueue.Sent;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Does the same at random to a queue and to the reference, and compares. Deliveries are used also
 * when they are out of date.
 */
final class QueueModel {

  /** A delivery, and what the reference knows of it. */
  private record Received(Delivery delivery, Sent sent, int lease) {}

  private final Random random;
  private final VirtualTime time;
  private final boolean ordered;
  private final ReferenceQueue reference = new ReferenceQueue();
  private final List<Received> received = new ArrayList<>();
  private int messages;

  QueueModel(long seed, VirtualTime time, boolean ordered) {
    this.random = new Random(seed);
    this.time = time;
    this.ordered = ordered;
  }

  /** Does one thing; {@code queue} has {@code letters} as its dead-letter queue. */
  void step(Queue queue, Queue letters) {
    switch (random.nextInt(10)) {
      case 0, 1 -> send(queue);
      case 2, 3, 4 -> receive(queue);
      case 5 -> acknowledge(queue);
      case 6 -> release(queue);
      case 7 -> extend(queue);
      case 8 -> pass();
      default -> compare(queue, letters);
    }
  }

  /** Lets the process that has the queue end, and another one begin. */
  void restart() {
    reference.restart(time.now());
    received.clear();
  }

  private void send(Queue queue) {
    List<Message> sent = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      sent.add(randomMessage());
    }
    sent.forEach(each -> reference.send(each, time.now()));
    assertThat(queue.sendAll(sent)).hasSameSizeAs(sent).allMatch(SendResult.Sent.class::isInstance);
  }

  private Message randomMessage() {
    Message message =
        message("message " + messages++)
            .withAttributes(random.nextBoolean() ? Map.of("kind", "\u00e4") : Map.of());
    if (!ordered) {
      return random.nextInt(3) == 0 ? message.withDelay(seconds(60)) : message;
    }
    Message grouped = message.withGroup("group " + random.nextInt(3));
    return random.nextBoolean() ? grouped : grouped.withDeduplicationId("id " + random.nextInt(20));
  }

  private void receive(Queue queue) {
    int max = 1 + random.nextInt(4);
    Duration lease = Duration.ofSeconds(10).plus(seconds(30));
    Instant until = time.now().plus(lease);
    List<Sent> available = reference.available(time.now());
    List<Delivery> deliveries = queue.receive(AT_ONCE.withMax(max).withLease(lease));
    assertThat(deliveries).hasSize(Math.min(max, available.size()));
    for (Delivery delivery : deliveries) {
      Sent sent = found(available, delivery);
      reference.lease(sent, until);
      received.add(checked(delivery, sent));
    }
  }

  private static Sent found(List<Sent> available, Delivery delivery) {
    Sent sent =
        available.stream()
            .filter(each -> each.message.equals(delivery.message()))
            .findFirst()
            .orElseThrow();
    available.remove(sent);
    return sent;
  }

  private static Received checked(Delivery delivery, Sent sent) {
    assertThat(delivery.message()).isEqualTo(sent.message);
    assertThat(delivery.deliveryCount()).isEqualTo(sent.deliveries);
    assertThat(delivery.sentAt()).isEqualTo(sent.at);
    assertThat(delivery.leaseUntil()).isEqualTo(sent.hiddenUntil);
    return new Received(delivery, sent, sent.lease);
  }

  private void acknowledge(Queue queue) {
    List<Received> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && !received.isEmpty(); i--) {
      some.add(any());
    }
    List<Boolean> expected = new ArrayList<>();
    some.forEach(each -> expected.add(reference.acknowledge(each.sent, each.lease, time.now())));
    List<AckResult> results = queue.acknowledge(some.stream().map(Received::delivery).toList());
    assertThat(results.stream().map(AckResult.Acknowledged.class::isInstance))
        .containsExactlyElementsOf(expected);
  }

  private void release(Queue queue) {
    if (received.isEmpty()) {
      return;
    }
    Received one = any();
    Duration delay = random.nextBoolean() ? Duration.ZERO : seconds(30);
    if (reference.holds(one.sent, one.lease, time.now())) {
      queue.release(one.delivery, delay);
      reference.comeBack(one.sent, time.now().plus(delay), time.now());
    } else {
      assertThatExceptionOfType(LeaseLostException.class)
          .isThrownBy(() -> queue.release(one.delivery, delay));
    }
  }

  private void extend(Queue queue) {
    if (received.isEmpty()) {
      return;
    }
    Received one = any();
    Duration lease = Duration.ofSeconds(10).plus(seconds(30));
    if (reference.holds(one.sent, one.lease, time.now())) {
      reference.extend(one.sent, time.now().plus(lease));
      received.add(checked(queue.extend(one.delivery, lease), one.sent));
    } else {
      assertThatExceptionOfType(LeaseLostException.class)
          .isThrownBy(() -> queue.extend(one.delivery, lease));
    }
  }

  private void pass() {
    time.advance(
        switch (random.nextInt(20)) {
          case 0 -> Duration.ofDays(7);
          case 1, 2 -> Duration.ofMinutes(4);
          default -> seconds(20);
        });
  }

  private void compare(Queue queue, Queue letters) {
    assertThat(queue.backlog()).hasValue(reference.backlog(time.now()));
    List<Message> dead = new ArrayList<>();
    List<Delivery> some = letters.receive(AT_ONCE);
    while (!some.isEmpty()) {
      letters.acknowledge(some);
      some.forEach(each -> dead.add(each.message()));
      some = letters.receive(AT_ONCE);
    }
    assertThat(dead).containsExactlyInAnyOrderElementsOf(reference.takeDead(time.now()));
  }

  /** Whole seconds, so that times often meet. */
  private Duration seconds(int atMost) {
    return Duration.ofSeconds(random.nextInt(atMost + 1));
  }

  private Received any() {
    return received.get(received.size() - 1 - random.nextInt(Math.min(received.size(), 8)));
  }
}
