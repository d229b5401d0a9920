package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.bodies;
import static io.cloudhal.inmemory.BusTests.message;
import static io.cloudhal.inmemory.BusTests.queue;
import static io.cloudhal.inmemory.BusTests.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InMemoryQueueTest {

  private static final Duration RETENTION = Duration.ofDays(7);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private final CloudComputer computer = BusTests.onHeap(time);
  private final Queue queue = queue(computer, "orders");

  @AfterEach
  void close() {
    computer.close();
  }

  @Test
  void aDeliveryOfAnotherQueueIsInvalidAndNothingIsAcknowledged() {
    Queue other = queue(computer, "others");
    queue.send(message("own"));
    other.send(message("foreign"));
    Delivery own = receive(queue);
    Delivery foreign = receive(other);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> queue.acknowledge(List.of(own, foreign)))
        .withMessageContaining("not received from queue orders");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> queue.release(foreign, Duration.ZERO));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> queue.extend(foreign, AT_ONCE.lease()));
    time.advance(AT_ONCE.lease());
    assertThat(bodies(queue)).containsExactly("own");
    assertThat(bodies(other)).containsExactly("foreign");
  }

  @Test
  void aDeliveryOfASubscriptionWithTheSameNameIsInvalid() {
    TopicName topic = new TopicName("news");
    computer.provisioner().ensureTopic(TopicSpec.of(topic));
    SubscriptionName name = new SubscriptionName(queue.name().value());
    computer.provisioner().ensureSubscription(SubscriptionSpec.of(name, topic));
    Subscription subscription = computer.bus().subscription(name);
    computer.bus().topic(topic).send(message("news"));
    Delivery delivery = receive(subscription);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> queue.acknowledge(List.of(delivery)));
  }

  @Test
  void aDeliveryOfAQueueThatWasMadeAnewIsLost() {
    queue.send(message("before"));
    Delivery before = receive(queue);
    computer.provisioner().removeQueue(queue.name());
    Queue again = queue(computer, "orders");
    again.send(message("after"));
    assertThat(again.acknowledge(List.of(before))).hasOnlyElementsOfType(AckResult.LeaseLost.class);
    assertThatExceptionOfType(LeaseLostException.class)
        .isThrownBy(() -> again.extend(before, AT_ONCE.lease()));
    assertThat(bodies(again)).containsExactly("after");
  }

  @Test
  void acknowledgingAgainIsAcknowledgedAsOftenAsOneLikes() {
    queue.send(message("once"));
    Delivery delivery = receive(queue);
    assertThat(queue.acknowledge(List.of(delivery, delivery)))
        .hasSize(2)
        .hasOnlyElementsOfType(AckResult.Acknowledged.class);
    time.advance(RETENTION);
    assertThat(queue.acknowledge(List.of(delivery)))
        .hasOnlyElementsOfType(AckResult.Acknowledged.class);
  }

  @Test
  void aMessageThatExpiresWhileItIsLeasedCanStillBeAcknowledged() {
    queue.send(message("late"));
    time.advance(RETENTION.minusSeconds(1));
    Delivery delivery = receive(queue);
    time.advance(Duration.ofSeconds(2));
    queue.send(message("later"));
    Delivery extended = queue.extend(delivery, AT_ONCE.lease());
    assertThat(bodies(queue)).containsExactly("later");
    assertThat(queue.acknowledge(List.of(extended)))
        .hasOnlyElementsOfType(AckResult.Acknowledged.class);
  }

  @Test
  void aMessageThatHasExpiredWhileItWasLeasedDoesNotComeBack() {
    queue.sendAll(List.of(message("released"), message("left")));
    time.advance(RETENTION.minusSeconds(1));
    List<Delivery> deliveries = queue.receive(AT_ONCE);
    time.advance(Duration.ofSeconds(1));
    queue.release(deliveries.get(0), Duration.ZERO);
    assertThat(bodies(queue)).isEmpty();
    time.advance(AT_ONCE.lease());
    assertThat(bodies(queue)).isEmpty();
    assertThat(queue.backlog()).hasValue(0);
  }

  @Test
  void aGroupGoesOnBehindExpiredMessages() {
    Queue ordered = queue(computer, "ordered", spec -> spec.inOrder());
    ordered.send(message("old").withGroup("group"));
    ordered.send(message("old, too").withGroup("group"));
    time.advance(RETENTION.minusSeconds(1));
    ordered.send(message("new").withGroup("group"));
    Delivery leased = receive(ordered);
    time.advance(Duration.ofSeconds(1));
    assertThat(ordered.backlog()).hasValue(1);
    ordered.release(leased, Duration.ofSeconds(1));
    assertThat(bodies(ordered)).containsExactly("new");
  }

  @Test
  void aReceiveTakesLittleMoreThan64MiB() {
    Message large = Message.of(Bytes.wrap(new byte[30 << 20]));
    queue.sendAll(Collections.nCopies(5, large));
    assertThat(queue.receive(AT_ONCE)).hasSize(3);
    assertThat(queue.receive(AT_ONCE)).hasSize(2);
  }

  @Test
  void aRepeatedDeduplicationIdReturnsTheIdOfTheFirstMessage() {
    Queue ordered = queue(computer, "ordered", spec -> spec.inOrder());
    Message once = message("once").withGroup("group").withDeduplicationId("id");
    assertThat(ordered.send(once)).isEqualTo(ordered.send(once));
  }

  @Test
  void aMessageComesBackBehindThoseThatWait() {
    queue.sendAll(List.of(message("bad"), message("good")));
    queue.release(queue.receive(AT_ONCE.withMax(1)).get(0), Duration.ZERO);
    assertThat(bodies(queue)).containsExactly("good", "bad");
  }
}
