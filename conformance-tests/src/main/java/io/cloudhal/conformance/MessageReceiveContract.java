package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many messages a receive returns, and when. */
abstract class MessageReceiveContract extends BusContract {

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @Test
  @Clause("bus.receive.1")
  void receiveReturnsAtMostMax() {
    Queue queue = queue();
    queue.sendAll(messages("m", 5));
    ReceiveOptions two = AT_ONCE.withMax(2);
    List<Delivery> received = new ArrayList<>();
    Eventually.holds(
        () -> {
          List<Delivery> some = queue.receive(two);
          assertThat(some.size()).isLessThanOrEqualTo(2);
          received.addAll(some);
          assertThat(received).hasSize(5);
        });
  }

  @Test
  @Clause("bus.receive.2")
  void receiveMayAskForAHundred() {
    Queue queue = queue();
    List<Message> messages = messages("m", 30);
    queue.sendAll(messages);
    assertThat(bodies(receive(queue, 30))).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
  }

  @Test
  @Clause("bus.receive.3")
  void receiveWithoutWaitReturnsAtOnce() {
    Queue queue = queue();
    Future<List<Delivery>> receiving = Eventually.started(() -> queue.receive(AT_ONCE));
    assertThat(Eventually.result(receiving)).isEmpty();
  }

  @Test
  @Clause("bus.receive.4")
  void receiveIsEmptyAfterTheWaitAndNotBefore() {
    Queue queue = queue();
    Instant start = time().now();
    List<Delivery> received =
        Eventually.result(() -> queue.receive(AT_ONCE.withMaxWait(WAIT)), time());
    assertThat(received).isEmpty();
    assertThat(Duration.between(start, time().now()))
        .isBetween(WAIT.minusMillis(100), WAIT.plusSeconds(15));
  }

  @Test
  @Clause("bus.receive.5")
  void waitingReceiveReturnsWhenAMessageComes() {
    Queue queue = queue();
    calls().clear();
    Instant start = time().now();
    Future<List<Delivery>> receiving =
        Eventually.started(() -> queue.receive(AT_ONCE.withMaxWait(LONGEST_WAIT)));
    Eventually.holds(() -> assertThat(calls().of("bus.receive")).hasSize(1));
    assertThat(receiving).isNotDone();
    queue.send(message("came"));
    assertThat(bodies(Eventually.result(receiving))).containsExactly("came");
    assertThat(Duration.between(start, time().now())).isLessThan(LONGEST_WAIT);
  }

  @Test
  @Clause("bus.receive.6")
  void messagesAreSharedByThoseWhoReceiveAtTheSameTime() {
    Queue queue = queue();
    List<Message> messages = messages("m", 40);
    queue.sendAll(messages);
    List<List<Delivery>> received = Concurrently.race(4, racer -> receive(queue, 10));
    assertThat(received.stream().flatMap(List::stream).map(BusContract::body))
        .containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
  }

  @Test
  @Clause("bus.receive.7")
  void messagesAreReceivedByAnotherComputer() {
    Queue queue = queue();
    queue.send(message("for all"));
    Queue elsewhere = another().bus().queue(queue.name());
    Delivery received = receive(elsewhere);
    assertThat(body(received)).isEqualTo("for all");
    assertNothing(queue);
    acknowledge(elsewhere, received);
  }
}
