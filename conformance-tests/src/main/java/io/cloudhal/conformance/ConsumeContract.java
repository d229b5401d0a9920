package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Messages handled in the background. */
abstract class ConsumeContract extends BusContract {

  private static final ConsumeOptions OPTIONS = ConsumeOptions.defaults().withLease(LEASE);

  @Test
  @Clause("bus.consume.1")
  void everyMessageIsHandledAndAcknowledged() {
    Queue queue = queue();
    List<Message> messages = messages("m", 20);
    queue.sendAll(messages);
    Handled handled = new Handled();
    Consumption consumption = consume(queue, handled, OPTIONS.withConcurrency(4));
    Eventually.holds(
        () -> assertThat(handled.bodies()).containsExactlyInAnyOrderElementsOf(bodiesOf(messages)));
    consumption.close();
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.consume.2")
  void messagesSentLaterAreHandled() {
    Queue queue = queue();
    Handled handled = new Handled();
    consume(queue, handled, OPTIONS);
    Message sent = message("later").withAttributes(Map.of("name", "value"));
    queue.send(sent);
    Eventually.holds(() -> assertThat(handled.bodies()).containsExactly("later"));
    assertThat(handled.deliveries().get(0).message()).isEqualTo(sent);
  }

  @Test
  @Clause("bus.consume.3")
  void asManyMessagesAsAskedForAreHandledAtATime() {
    Queue queue = queue();
    queue.sendAll(messages("m", 12));
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger running = new AtomicInteger();
    List<Integer> together = new CopyOnWriteArrayList<>();
    consume(
        queue,
        delivery -> {
          int now = running.incrementAndGet();
          three.await(10, TimeUnit.SECONDS);
          running.decrementAndGet();
          together.add(now);
        },
        OPTIONS.withConcurrency(3));
    Eventually.holds(() -> assertThat(together).hasSize(12));
    assertThat(together).allMatch(now -> now <= 3);
  }

  @Test
  @Clause("bus.consume.4")
  void noMoreMessagesAreLeasedThanAreHandled() {
    Queue queue = queue();
    queue.sendAll(messages("m", 12));
    Gate gate = new Gate();
    consume(queue, gate, OPTIONS.withConcurrency(3));
    Eventually.holds(() -> assertThat(gate.begun()).hasSize(3));
    List<String> others = bodies(receive(queue, 9));
    assertThat(gate.begun()).hasSize(3).doesNotContainAnyElementsOf(others);
  }

  @Test
  @Clause("bus.consume.5")
  void messageWhoseHandlerThrewComesBack() {
    Queue queue = queue();
    queue.send(message("twice"));
    List<Integer> counts = new CopyOnWriteArrayList<>();
    consume(
        queue,
        delivery -> {
          counts.add(delivery.deliveryCount());
          if (counts.size() == 1) {
            throw new IOException("not yet");
          }
        },
        OPTIONS);
    Eventually.holds(() -> assertThat(counts).containsExactly(1, 2));
  }

  @Test
  @Clause("bus.consume.6")
  void retryWaitsForTheRetryDelay() {
    Queue queue = queue();
    queue.send(message("later"));
    Duration delay = Duration.ofSeconds(4);
    List<Instant> attempts = new CopyOnWriteArrayList<>();
    consume(
        queue,
        delivery -> {
          attempts.add(time().now());
          if (attempts.size() == 1) {
            throw new IllegalStateException("not yet");
          }
        },
        OPTIONS.withRetryDelay(delay));
    Eventually.holds(() -> assertThat(attempts).hasSize(2), time());
    assertThat(Duration.between(attempts.get(0), attempts.get(1)))
        .isGreaterThanOrEqualTo(delay.minusMillis(500));
  }

  @Test
  @Clause("bus.consume.7")
  void leaseIsExtendedWhileTheHandlerRuns() {
    Queue queue = queue();
    queue.send(message("long"));
    Gate gate = new Gate();
    Consumption consumption = consume(queue, gate, OPTIONS);
    Eventually.holds(() -> assertThat(gate.begun()).hasSize(1));
    for (int extensions = 1; extensions <= 3; extensions++) {
      time().pass(LEASE.dividedBy(2).plusMillis(500));
      int expected = extensions;
      Eventually.holds(
          () -> assertThat(calls().of("bus.extend").size()).isGreaterThanOrEqualTo(expected));
      Eventually.holds(
          () -> assertThat(calls().of("bus.extend")).allMatch(extension -> extension.ends() == 1));
    }
    assertNothing(queue);
    gate.open();
    consumption.close();
    letLeaseEnd();
    assertNothing(queue);
    assertThat(gate.begun()).hasSize(1);
  }

  @Test
  @Clause("bus.consume.8")
  void severalConsumersShareTheMessages() {
    Queue queue = queue();
    List<Message> messages = messages("m", 6);
    queue.sendAll(messages);
    Gate one = new Gate();
    Gate other = new Gate();
    consume(queue, one, OPTIONS.withConcurrency(3));
    consume(queue, other, OPTIONS.withConcurrency(3));
    Eventually.holds(() -> assertThat(one.begun()).hasSize(3));
    Eventually.holds(() -> assertThat(other.begun()).hasSize(3));
    List<String> all = new ArrayList<>(one.begun());
    all.addAll(other.begun());
    assertThat(all).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
  }

  @Test
  @Clause("bus.consume.9")
  void subscriptionIsConsumed() {
    Topic topic = resources().topic(spec -> spec);
    Subscription subscription = resources().subscription(topic, spec -> spec);
    Handled handled = new Handled();
    consume(subscription, handled, OPTIONS);
    topic.send(message("news"));
    Eventually.holds(() -> assertThat(handled.bodies()).containsExactly("news"));
  }

  @Test
  @Clause(value = "bus.consume.10", needs = Feature.ORDERING)
  void groupIsHandledInOrderOneAtATime() {
    Queue queue = resources().queue(spec -> spec.inOrder());
    for (int i = 0; i < 20; i++) {
      queue.send(message("m" + i).withGroup("group-" + i % 2));
    }
    Map<String, List<String>> handled = new ConcurrentHashMap<>();
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    List<String> overlaps = new CopyOnWriteArrayList<>();
    consume(
        queue,
        delivery -> {
          String group = delivery.message().group().orElseThrow();
          AtomicInteger inGroup = running.computeIfAbsent(group, each -> new AtomicInteger());
          if (inGroup.incrementAndGet() > 1) {
            overlaps.add(body(delivery));
          }
          add(handled, group, delivery);
          inGroup.decrementAndGet();
        },
        OPTIONS.withConcurrency(8));
    Eventually.holds(
        () -> assertThat(handled.values().stream().mapToInt(List::size).sum()).isEqualTo(20));
    for (int group = 0; group < 2; group++) {
      List<String> expected = new ArrayList<>();
      for (int i = group; i < 20; i += 2) {
        expected.add("m" + i);
      }
      assertThat(handled.get("group-" + group)).containsExactlyElementsOf(expected);
    }
    assertThat(overlaps).isEmpty();
  }

  private static void add(Map<String, List<String>> handled, String group, Delivery delivery) {
    handled.computeIfAbsent(group, each -> new CopyOnWriteArrayList<>()).add(body(delivery));
  }
}
