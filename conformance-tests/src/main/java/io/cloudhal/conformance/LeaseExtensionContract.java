package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a lease is made longer, or shorter. */
abstract class LeaseExtensionContract extends BusContract {

  @Test
  @Clause("bus.extend.1")
  void extendedMessageIsHiddenBeyondItsFirstLease() {
    Queue queue = queue();
    queue.send(message("held"));
    queue.extend(receive(queue, AT_ONCE.withLease(LEASE)), LEASE.multipliedBy(2));
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.extend.2")
  void extendedMessageComesBackWhenTheNewLeaseEnds() {
    Queue queue = queue();
    queue.send(message("again"));
    Delivery received = receive(queue, AT_ONCE.withLease(LEASE));
    time().pass(Duration.ofSeconds(2));
    queue.extend(received, LEASE);
    time().pass(LEASE);
    Delivery second = receive(queue);
    assertThat(body(second)).isEqualTo("again");
    assertThat(second.deliveryCount()).isEqualTo(2);
  }

  @Test
  @Clause("bus.extend.3")
  void leaseEndsTheGivenTimeFromNowAlsoIfThatIsSooner() {
    Queue queue = queue();
    queue.send(message("sooner"));
    queue.extend(receive(queue, AT_ONCE.withLease(Duration.ofMinutes(10))), LEASE);
    assertNothing(queue);
    letLeaseEnd();
    assertThat(body(receive(queue))).isEqualTo("sooner");
  }

  @Test
  @Clause("bus.extend.4")
  void extendedDeliveryIsOfTheSameMessageWithTheNewEnd() {
    Queue queue = queue();
    queue.send(message("same"));
    Delivery received = receive(queue);
    Instant before = time().now();
    Delivery extended = queue.extend(received, Duration.ofSeconds(45));
    assertThat(extended.leaseUntil())
        .isBetween(before.plusSeconds(45), time().now().plusSeconds(45));
    assertThat(extended.message()).isEqualTo(received.message());
    assertThat(extended.id()).isEqualTo(received.id());
    assertThat(extended.deliveryCount()).isEqualTo(1);
    assertThat(extended.sentAt()).isEqualTo(received.sentAt());
  }

  @Test
  @Clause("bus.extend.5")
  void extendedDeliveryCanBeExtendedAgainAndAcknowledged() {
    Queue queue = queue();
    queue.send(message("done"));
    Delivery once = queue.extend(receive(queue, AT_ONCE.withLease(LEASE)), LEASE);
    acknowledge(queue, queue.extend(once, LEASE));
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.extend.6")
  void extendingALeaseThatHasEndedIsLeaseLost() {
    Queue queue = queue();
    queue.send(message("late"));
    Delivery late = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    assertThatThrownBy(() -> queue.extend(late, LEASE)).isInstanceOf(LeaseLostException.class);
    assertThat(body(receive(queue))).isEqualTo("late");
  }

  @Test
  @Clause("bus.extend.7")
  void extendingALeaseThatIsAnothersIsLeaseLostAndKeepsTheOthers() {
    Queue queue = queue();
    queue.send(message("taken"));
    Delivery late = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    Delivery taken = receive(queue, AT_ONCE.withLease(LEASE));
    assertThatThrownBy(() -> queue.extend(late, LEASE.multipliedBy(2)))
        .isInstanceOf(LeaseLostException.class);
    acknowledge(queue, taken);
  }

  @Test
  @Clause("bus.extend.8")
  void extendingAnAcknowledgedDeliveryIsLeaseLost() {
    Queue queue = queue();
    queue.send(message("gone"));
    Delivery received = receive(queue, AT_ONCE.withLease(LEASE));
    acknowledge(queue, received);
    assertThatThrownBy(() -> queue.extend(received, LEASE)).isInstanceOf(LeaseLostException.class);
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.extend.9")
  void leaseMayBeTenSecondsToTenMinutesAndNothingElse() {
    Queue queue = queue();
    queue.send(message("held"));
    Delivery received = receive(queue);
    assertThatThrownBy(() -> queue.extend(received, LEASE.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue.extend(received, Duration.ofMillis(600_001)))
        .isInstanceOf(IllegalArgumentException.class);
    Delivery extended = queue.extend(received, Duration.ofMinutes(10));
    acknowledge(queue, queue.extend(extended, LEASE));
  }
}
