package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.error.ThrottledException;
import java.time.Duration;
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
    int together = AwsThreads.TOGETHER * AwsBusLimits.BATCH;
    FaultyBus.sendAll(queue, together + 5);
    List<Delivery> received = FaultyBus.receive(queue);
    servers.proxy().clear();
    servers.answer("DeleteMessageBatch", 403, "AccessDenied", "{}");
    List<AckResult> results = Calls.call(() -> queue.acknowledge(received));
    assertThat(servers.count("DeleteMessageBatch")).isEqualTo(AwsThreads.TOGETHER);
    assertThat(results.subList(0, together))
        .filteredOn(AckResult.Failed.class::isInstance)
        .hasSize(AwsBusLimits.BATCH);
    assertThat(results.subList(together, together + 5))
        .allMatch(AckResult.Failed.class::isInstance);
  }

  @Test
  void waitEndsEmptyWithinAShortDeadline() {
    Queue queue = servers.queue();
    ReceiveOptions patient = FaultyBus.AT_ONCE.withMaxWait(Duration.ofSeconds(20));
    Calls.call(() -> queue.backlog());
    assertThat(Calls.call(Duration.ofSeconds(2), () -> queue.receive(patient))).isEmpty();
  }
}
