package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.NotFoundException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a consumption runs and ends. */
abstract class ConsumptionEndContract extends BusContract {

  private static final ConsumeOptions OPTIONS = ConsumeOptions.defaults().withLease(LEASE);
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  @Clause("bus.consumption.1")
  void consumptionRunsWithoutFailureUntilItIsClosed() {
    Consumption consumption = consume(queue(), new Handled(), OPTIONS);
    assertThat(consumption.isRunning()).isTrue();
    assertThat(consumption.failure()).isEmpty();
    assertThat(consumption.awaitEnd(Duration.ofMillis(1))).isFalse();
    consumption.close();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure()).isEmpty();
    assertThat(consumption.awaitEnd(Duration.ZERO)).isTrue();
  }

  @Test
  @Clause("bus.consumption.2")
  void closingAgainDoesNothing() {
    Consumption consumption = consume(queue(), new Handled(), OPTIONS);
    consumption.close();
    consumption.close();
    assertThat(consumption.isRunning()).isFalse();
  }

  @Test
  @Clause("bus.consumption.3")
  void closeWaitsForRunningHandlersAndAcknowledgesWhatTheyDid() {
    Queue queue = queue();
    queue.send(message("running"));
    Gate gate = new Gate();
    Consumption consumption = consume(queue, gate, OPTIONS);
    Eventually.holds(() -> assertThat(gate.begun()).hasSize(1));
    Future<Boolean> closing = closing(consumption);
    assertThat(consumption.awaitEnd(Duration.ofMillis(200))).isFalse();
    assertThat(closing).isNotDone();
    gate.open();
    assertThat(Eventually.result(closing)).isTrue();
    assertThat(gate.ended()).containsExactly("running");
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.consumption.4")
  void messagesSentAfterCloseAreLeftToOthers() {
    Queue queue = queue();
    Handled handled = new Handled();
    consume(queue, handled, OPTIONS).close();
    queue.send(message("left"));
    assertThat(body(receive(queue))).isEqualTo("left");
    assertThat(handled.bodies()).isEmpty();
  }

  @Test
  @Clause("bus.consumption.5")
  void interruptedCloseInterruptsTheHandlersAndTheMessageComesBack() {
    Queue queue = queue();
    queue.send(message("interrupted"));
    Gate gate = new Gate();
    Consumption consumption = consume(queue, gate, OPTIONS);
    Eventually.holds(() -> assertThat(gate.begun()).hasSize(1));
    Future<Boolean> interrupted =
        Eventually.started(
            () -> {
              Thread.currentThread().interrupt();
              consumption.close();
              return Thread.interrupted();
            });
    assertThat(Eventually.result(interrupted)).as("interrupt flag is kept").isTrue();
    assertThat(gate.ended()).isEmpty();
    assertThat(body(receive(queue))).isEqualTo("interrupted");
  }

  @Test
  @Clause("bus.consumption.6")
  void restartedConsumersLoseNothing() {
    Queue queue = queue();
    List<Message> messages = messages("m", 40);
    queue.sendAll(messages);
    Set<String> handled = new HashSet<>();
    for (int restarts = 0; restarts < 3; restarts++) {
      Handled four = new Handled();
      AtomicInteger begun = new AtomicInteger();
      Consumption consumption =
          consume(
              queue,
              delivery -> {
                if (begun.incrementAndGet() > 4) {
                  throw new IllegalStateException("no more");
                }
                four.handle(delivery);
              },
              OPTIONS.withConcurrency(3));
      Eventually.holds(() -> assertThat(four.bodies()).hasSize(4));
      consumption.close();
      handled.addAll(four.bodies());
    }
    letLeaseEnd();
    Handled rest = new Handled();
    consume(queue, rest, OPTIONS.withConcurrency(3));
    Eventually.holds(
        () -> {
          handled.addAll(rest.bodies());
          assertThat(handled).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
        });
  }

  @Test
  @Clause("bus.consumption.7")
  void removedQueueEndsItWithNotFound() {
    Queue queue = queue();
    Consumption consumption = consume(queue, new Handled(), OPTIONS);
    computer().provisioner().removeQueue(queue.name());
    Eventually.holds(() -> assertThat(consumption.isRunning()).isFalse(), time());
    assertThat(consumption.failure())
        .get()
        .isInstanceOfSatisfying(
            NotFoundException.class,
            failure -> assertThat(failure.context().resource()).isEqualTo(queue.name().value()));
    assertThat(consumption.awaitEnd(Duration.ZERO)).isTrue();
  }

  @Test
  @Clause("bus.consumption.8")
  void closedBusEndsIt() {
    Queue queue = queue();
    CloudComputer another = another();
    Handled handled = new Handled();
    Consumption consumption = another.bus().queue(queue.name()).consume(handled, OPTIONS);
    another.bus().close();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure()).isEmpty();
    queue.send(message("left"));
    assertThat(body(receive(queue))).isEqualTo("left");
    assertThat(handled.bodies()).isEmpty();
  }

  @Test
  @Clause("bus.consumption.9")
  void handlersRunOnThreadsOfTheGivenFactory() {
    Queue queue = queue();
    queue.send(message("here"));
    List<String> threads = new CopyOnWriteArrayList<>();
    consume(
        queue,
        delivery -> threads.add(Thread.currentThread().getName()),
        OPTIONS.withThreads(task -> new Thread(task, "made by the test")));
    Eventually.holds(() -> assertThat(threads).containsExactly("made by the test"));
  }

  @Test
  @Clause("bus.consumption.10")
  void awaitEndReturnsWhenAnotherThreadCloses() {
    Consumption consumption = consume(queue(), new Handled(), OPTIONS);
    Future<Boolean> awaiting = Eventually.started(() -> consumption.awaitEnd(LONG));
    consumption.close();
    assertThat(Eventually.result(awaiting)).isTrue();
  }

  private static Future<Boolean> closing(Consumption consumption) {
    return Eventually.started(
        () -> {
          consumption.close();
          return true;
        });
  }
}
