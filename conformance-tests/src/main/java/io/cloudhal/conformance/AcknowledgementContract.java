package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is acknowledged is not delivered again. */
abstract class AcknowledgementContract extends BusContract {

  @Test
  @Clause("bus.acknowledge.1")
  void acknowledgedMessageDoesNotComeBack() {
    Queue queue = queue();
    queue.send(message("done"));
    acknowledge(queue, receive(queue, AT_ONCE.withLease(LEASE)));
    assertNothing(queue);
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.acknowledge.2")
  void messagesThatAreNotAcknowledgedComeBack() {
    Queue queue = queue();
    queue.sendAll(messages("m", 3));
    List<Delivery> received = receive(queue, 3, AT_ONCE.withLease(LEASE));
    acknowledge(queue, received.get(1));
    letLeaseEnd();
    assertThat(bodies(receive(queue, 2)))
        .containsExactlyInAnyOrder(body(received.get(0)), body(received.get(2)));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.acknowledge.3")
  void noDeliveriesAreNoResultsAndNoRequest() {
    Queue queue = queue();
    calls().clear();
    assertThat(queue.acknowledge(List.of())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("bus.acknowledge.4")
  void moreDeliveriesThanAVendorTakesAtOnceAreAcknowledged() {
    Queue queue = queue();
    queue.sendAll(messages("m", 25));
    acknowledge(queue, receive(queue, 25, AT_ONCE.withLease(LEASE)));
    letLeaseEnd();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.acknowledge.5")
  void acknowledgingALeaseThatIsAnothersIsLeaseLostAndKeepsTheOthers() {
    Queue queue = queue();
    queue.send(message("taken"));
    Delivery late = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    Delivery taken = receive(queue);
    assertThat(queue.acknowledge(List.of(late))).containsExactly(new AckResult.LeaseLost());
    acknowledge(queue, taken);
  }

  @Test
  @Clause("bus.acknowledge.6")
  void eachDeliveryHasItsResultInOrder() {
    Queue queue = queue();
    queue.send(message("lost"));
    Delivery lost = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    receive(queue);
    queue.sendAll(messages("m", 3));
    List<Delivery> deliveries = new ArrayList<>(receive(queue, 3));
    deliveries.add(1, lost);
    AckResult done = new AckResult.Acknowledged();
    assertThat(queue.acknowledge(deliveries))
        .containsExactly(done, new AckResult.LeaseLost(), done, done);
  }

  @Test
  @Clause("bus.acknowledge.7")
  void acknowledgingAReleasedDeliveryIsLeaseLost() {
    Queue queue = queue();
    queue.send(message("given back"));
    Delivery released = receive(queue);
    queue.release(released, Duration.ZERO);
    Delivery second = receive(queue);
    assertThat(queue.acknowledge(List.of(released))).containsExactly(new AckResult.LeaseLost());
    acknowledge(queue, second);
  }
}
