package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.bodies;
import static io.cloudhal.inmemory.BusTests.message;
import static io.cloudhal.inmemory.BusTests.queue;
import static io.cloudhal.inmemory.BusTests.receive;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.spi.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a queue is after its computer was closed and opened again. */
final class DurableBusTest {

  private static final QueueName QUEUE = new QueueName("orders");

  @TempDir private Path directory;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private CloudComputer computer;

  @BeforeEach
  void open() {
    computer = BusTests.in(directory, time);
  }

  @AfterEach
  void close() {
    computer.close();
  }

  private void reopen() {
    close();
    open();
  }

  @Test
  void aMessageIsAsItWasSent() {
    Instant sent = time.now();
    Message message =
        Message.of(Bytes.wrap(new byte[] {0, -1, 127}))
            .withAttributes(Map.of("one", "\u00e4", "other", "\ud83d\ude00"))
            .withGroup("group ~")
            .withDeduplicationId("id ~");
    MessageId id = orders(spec -> spec.inOrder()).send(message);
    time.advance(Duration.ofSeconds(1));
    reopen();
    Delivery delivery = receive(orders(spec -> spec.inOrder()));
    assertThat(delivery.message()).isEqualTo(message);
    assertThat(delivery.sentAt()).isEqualTo(sent);
    assertThat(delivery.id()).isEqualTo(id);
  }

  @Test
  void leasesHaveEndedAndDeliveriesWereCounted() {
    Queue queue = orders();
    queue.send(message("again"));
    queue.release(receive(queue), Duration.ZERO);
    receive(queue);
    reopen();
    assertThat(receive(orders()).deliveryCount()).isEqualTo(3);
  }

  @Test
  void whatWasAcknowledgedIsGone() {
    Queue queue = orders();
    queue.sendAll(List.of(message("done"), message("left")));
    List<Delivery> deliveries = queue.receive(AT_ONCE);
    queue.acknowledge(deliveries.subList(0, 1));
    reopen();
    assertThat(bodies(orders())).containsExactly("left");
  }

  @Test
  void delaysGoOn() {
    Queue queue = orders();
    queue.send(message("released"));
    queue.release(receive(queue), Duration.ofSeconds(100));
    queue.send(message("delayed").withDelay(Duration.ofSeconds(200)));
    reopen();
    time.advance(Duration.ofSeconds(99));
    assertThat(bodies(orders())).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(bodies(orders())).containsExactly("released");
    time.advance(Duration.ofSeconds(100));
    assertThat(bodies(orders())).contains("delayed");
  }

  @Test
  void groupsKeepTheirOrder() {
    Queue queue = orders(spec -> spec.inOrder());
    queue.sendAll(List.of(message("1").withGroup("group"), message("2").withGroup("group")));
    receive(queue);
    reopen();
    Queue again = orders(spec -> spec.inOrder());
    Delivery first = receive(again);
    assertThat(first.message().body().toUtf8()).isEqualTo("1");
    again.acknowledge(List.of(first));
    assertThat(bodies(again)).containsExactly("2");
  }

  @Test
  void deduplicationIdsAreRememberedForTheirTime() {
    Message once = message("once").withGroup("group").withDeduplicationId("id");
    MessageId id = orders(spec -> spec.inOrder()).send(once);
    reopen();
    Queue again = orders(spec -> spec.inOrder());
    assertThat(again.send(once)).isEqualTo(id);
    assertThat(bodies(again)).hasSize(1);
    time.advance(Duration.ofMinutes(5));
    assertThat(again.send(once)).isNotEqualTo(id);
  }

  @Test
  void whatMayHaveEndedTheProcessTooOftenIsADeadLetter() {
    Queue letters = queue(computer, "letters");
    orders(spec -> spec.withDeadLetters(letters.name(), 5)).send(message("deadly"));
    for (int i = 1; i <= 5; i++) {
      assertThat(receive(computer.bus().queue(QUEUE)).deliveryCount()).isEqualTo(i);
      reopen();
    }
    assertThat(bodies(computer.bus().queue(QUEUE))).isEmpty();
    assertThat(bodies(queue(computer, "letters"))).containsExactly("deadly");
  }

  @Test
  void whatHasExpiredMeanwhileIsNoDeadLetter() {
    Queue letters = queue(computer, "letters");
    orders(spec -> spec.withDeadLetters(letters.name(), 5)).send(message("old"));
    for (int i = 1; i < 5; i++) {
      Queue queue = computer.bus().queue(QUEUE);
      queue.release(receive(queue), Duration.ZERO);
    }
    receive(computer.bus().queue(QUEUE));
    time.advance(Duration.ofDays(7));
    reopen();
    assertThat(bodies(queue(computer, "letters"))).isEmpty();
    assertThat(bodies(computer.bus().queue(QUEUE))).isEmpty();
  }

  @Test
  void anIdIsNotGivenAgain() {
    Queue queue = orders();
    MessageId first = queue.send(message("gone"));
    queue.acknowledge(List.of(receive(queue)));
    time.advance(Duration.ofMillis(1));
    reopen();
    assertThat(orders().send(message("new"))).isNotEqualTo(first);
  }

  @Test
  void nothingIsLostOrDelayedByAClockThatWasSetBack() {
    orders().send(message("of the future"));
    close();
    VirtualTime past = new VirtualTime(time.now().minus(Duration.ofDays(1)));
    computer = BusTests.in(directory, past);
    orders().send(message("of the past"));
    assertThat(bodies(orders())).containsExactlyInAnyOrder("of the future", "of the past");
  }

  private Queue orders() {
    return orders(spec -> spec);
  }

  private Queue orders(UnaryOperator<QueueSpec> spec) {
    return queue(computer, QUEUE.value(), spec);
  }
}
