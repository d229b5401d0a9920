package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.ThrottledException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receiving where the vendor fails, others send, and leases are at their limits. */
@Timeout(60)
final class SqsReceivingTest {

  private static FaultyBus servers;

  @BeforeAll
  static void start() {
    servers = new FaultyBus();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @BeforeEach
  void forgetFaults() {
    servers.proxy().clear();
  }

  @Test
  void tooManyLeasesAreThrottling() {
    Queue queue = servers.queue();
    servers.answer("ReceiveMessage", 403, "OverLimit", "{}");
    assertThatThrownBy(() -> FaultyBus.receive(queue)).isInstanceOf(ThrottledException.class);
  }

  @Test
  void furtherRequestThatFailsLosesNothing() {
    Queue queue = servers.queue();
    FaultyBus.sendAll(queue, 15);
    servers.pass("ReceiveMessage");
    servers.answer("ReceiveMessage", 403, "AccessDenied", "{}");
    assertThat(FaultyBus.receive(queue)).hasSize(10);
  }

  @Test
  void fullRequestsAreFollowedByFurtherOnes() {
    Queue queue = servers.queue();
    FaultyBus.sendAll(queue, 25);
    servers.proxy().clear();
    assertThat(FaultyBus.receive(queue)).hasSize(25);
    assertThat(servers.count("ReceiveMessage")).isEqualTo(3);
  }

  @Test
  void messageOfOthersIsCorruptOnceItComesAlone() {
    Queue queue = servers.queue();
    servers.sendText(queue, "of others");
    Calls.call(() -> queue.send(FaultyBus.message("ours")));
    assertThat(FaultyBus.drain(queue)).containsExactly("ours");
    servers.sendText(queue, "of others");
    assertThatThrownBy(() -> FaultyBus.receive(queue)).isInstanceOf(CorruptDataException.class);
  }

  @Test
  void leaseCannotOutlastWhatTheVendorAllows() {
    Queue queue = servers.queue();
    SqsLease lease =
        new SqsLease(
            "hal-" + queue.name(),
            "handle",
            Instant.now().minus(Duration.ofHours(12)).plusSeconds(60),
            Duration.ofHours(12));
    Calls.call(() -> queue.send(FaultyBus.message("held")));
    SqsDelivery held = (SqsDelivery) FaultyBus.receive(queue).get(0);
    Delivery old =
        new SqsDelivery(held.message(), held.id(), 1, held.sentAt(), lease.until(), lease);
    assertThatThrownBy(() -> Calls.call(() -> queue.extend(old, Duration.ofSeconds(61))))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> Calls.call(() -> queue.extend(old, Duration.ofSeconds(50))))
        .isInstanceOf(LeaseLostException.class);
  }

  @Test
  void deliveryOfAnotherQueueIsInvalid() {
    Queue queue = servers.queue();
    Queue other = servers.queue();
    Calls.call(() -> queue.send(FaultyBus.message("here")));
    Delivery delivery = FaultyBus.receive(queue).get(0);
    assertThatThrownBy(() -> Calls.call(() -> other.acknowledge(List.of(delivery))))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void acknowledgementsBehindARequestThatFailsHaveFailedToo() {
    Queue queue = servers.queue();
    FaultyBus.sendAll(queue, 25);
    List<Delivery> received = FaultyBus.receive(queue);
    servers.pass("DeleteMessageBatch");
    servers.answer("DeleteMessageBatch", 403, "AccessDenied", "{}");
    List<AckResult> results = Calls.call(() -> queue.acknowledge(received));
    assertThat(results.subList(0, 10)).allMatch(AckResult.Acknowledged.class::isInstance);
    assertThat(results.subList(10, 25)).allMatch(AckResult.Failed.class::isInstance);
  }

  @Test
  void waitEndsEmptyWithinAShortDeadline() {
    Queue queue = servers.queue();
    ReceiveOptions patient = FaultyBus.AT_ONCE.withMaxWait(Duration.ofSeconds(20));
    Calls.call(() -> queue.backlog());
    assertThat(Calls.call(Duration.ofSeconds(2), () -> queue.receive(patient))).isEmpty();
  }
}
