package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a message is given back before its lease ends. */
abstract class MessageReleaseContract extends BusContract {

  private static final Duration DELAY = Duration.ofSeconds(6);

  @Test
  @Clause("bus.release.1")
  void messageReleasedWithoutDelayCanBeReceivedAtOnce() {
    Queue queue = queue();
    Message sent = message("again").withAttributes(Map.of("name", "value"));
    queue.send(sent);
    queue.release(receive(queue), Duration.ZERO);
    assertThat(receive(queue).message()).isEqualTo(sent);
  }

  @Test
  @Clause("bus.release.2")
  void messageReleasedWithDelayIsHiddenUntilItHasPassed() {
    Queue queue = queue();
    queue.send(message("later"));
    queue.release(receive(queue), DELAY);
    assertNothing(queue);
    time().pass(DELAY.minusSeconds(3));
    assertNothing(queue);
    time().pass(Duration.ofSeconds(3));
    assertThat(body(receive(queue))).isEqualTo("later");
  }

  @Test
  @Clause("bus.release.3")
  void delayMayOutlastTheLease() {
    Queue queue = queue();
    queue.send(message("later"));
    queue.release(receive(queue, AT_ONCE.withLease(LEASE)), LEASE.plusSeconds(4));
    letLeaseEnd();
    assertNothing(queue);
    time().pass(Duration.ofSeconds(4));
    assertThat(body(receive(queue))).isEqualTo("later");
  }

  @Test
  @Clause("bus.release.4")
  void releaseConcernsItsDeliveryOnly() {
    Queue queue = queue();
    queue.sendAll(messages("m", 3));
    List<Delivery> received = receive(queue, 3);
    queue.release(received.get(1), Duration.ZERO);
    assertThat(body(receive(queue))).isEqualTo(body(received.get(1)));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.release.5")
  void releasingALeaseThatIsAnothersKeepsTheOthers() {
    Queue queue = queue();
    queue.send(message("taken"));
    Delivery late = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    Delivery taken = receive(queue);
    releaseIfNotLost(queue, late);
    assertNothing(queue);
    acknowledge(queue, taken);
  }

  @Test
  @Clause("bus.release.6")
  void delayMayBeUpToTenMinutesAndNothingElse() {
    Queue queue = queue();
    queue.send(message("held"));
    Delivery received = receive(queue);
    assertThatThrownBy(() -> queue.release(received, Duration.ofMillis(600_001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue.release(received, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    queue.release(received, Duration.ofMinutes(10));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.release.7")
  void waitingReceiveGetsAReleasedMessageWhenItsDelayHasPassed() {
    Queue queue = queue();
    queue.send(message("later"));
    queue.release(receive(queue), Duration.ofSeconds(2));
    List<Delivery> received =
        Eventually.result(() -> queue.receive(AT_ONCE.withMaxWait(Duration.ofSeconds(20))), time());
    assertThat(bodies(received)).containsExactly("later");
  }

  /** A provider that cannot tell a lost lease need not report it. */
  private static void releaseIfNotLost(Queue queue, Delivery delivery) {
    try {
      queue.release(delivery, Duration.ZERO);
    } catch (LeaseLostException e) {
      assertThat(e.context().operation()).isEqualTo("bus.release");
    }
  }
}
