package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a received message is hidden from others. */
abstract class MessageLeaseContract extends BusContract {

  @Test
  @Clause("bus.lease.1")
  void leasedMessageIsHiddenUntilTheLeaseEnds() {
    Queue queue = queue();
    queue.send(message("leased"));
    receive(queue, AT_ONCE.withLease(LEASE));
    assertNothing(queue);
    time().pass(LEASE.minusSeconds(2));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.lease.2")
  void messageComesBackWhenItsLeaseEnds() {
    Queue queue = queue();
    Message sent = message("again").withAttributes(Map.of("name", "value"));
    queue.send(sent);
    receive(queue, AT_ONCE.withLease(LEASE));
    time().pass(LEASE);
    assertThat(receive(queue).message()).isEqualTo(sent);
  }

  @Test
  @Clause("bus.lease.3")
  void eachDeliveryRaisesTheCount() {
    Queue queue = queue();
    queue.send(message("counted"));
    assertThat(receive(queue, AT_ONCE.withLease(LEASE)).deliveryCount()).isEqualTo(1);
    letLeaseEnd();
    Delivery second = receive(queue);
    assertThat(second.deliveryCount()).isEqualTo(2);
    queue.release(second, Duration.ZERO);
    assertThat(receive(queue).deliveryCount()).isEqualTo(3);
  }

  @Test
  @Clause("bus.lease.4")
  void deliveryTellsWhenItsLeaseEnds() {
    Queue queue = queue();
    queue.send(message("leased"));
    Instant before = time().now();
    Delivery received = receive(queue, AT_ONCE.withLease(Duration.ofSeconds(45)));
    assertThat(received.leaseUntil())
        .isBetween(before.plusSeconds(45), time().now().plusSeconds(45));
  }

  @Test
  @Clause("bus.lease.5")
  void leaseIsAsLongAsTheReceiverAsked() {
    Queue queue = queue();
    queue.sendAll(List.of(message("short"), message("long")));
    Delivery one = receive(queue, AT_ONCE.withLease(LEASE));
    receive(queue, AT_ONCE.withLease(LEASE.multipliedBy(2)));
    letLeaseEnd();
    assertThat(body(receive(queue))).isEqualTo(body(one));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.lease.6")
  void deliveriesOfOneMessageHaveOneId() {
    Queue queue = queue();
    queue.sendAll(List.of(message("one"), message("other")));
    List<Delivery> first = receive(queue, 2, AT_ONCE.withLease(LEASE));
    assertThat(first.get(0).id()).isNotEqualTo(first.get(1).id());
    letLeaseEnd();
    List<Delivery> second = receive(queue, 2);
    for (Delivery again : second) {
      Delivery before =
          first.stream().filter(each -> body(each).equals(body(again))).findAny().orElseThrow();
      assertThat(again.id()).isEqualTo(before.id());
    }
  }
}
