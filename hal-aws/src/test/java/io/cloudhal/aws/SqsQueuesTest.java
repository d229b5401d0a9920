package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names that are not free yet, and queues that are made anew. */
@Timeout(60)
final class SqsQueuesTest {

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
  void nameIsTriedAgainUntilItIsFree() {
    QueueName name = FaultyBus.freshName();
    for (int i = 0; i < 3; i++) {
      servers.answer("CreateQueue", 400, "AWS.SimpleQueueService.QueueDeletedRecently", "{}");
    }
    Queue queue = servers.queue(QueueSpec.of(name));
    assertThat(servers.count("CreateQueue")).isEqualTo(4);
    Calls.call(() -> queue.send(FaultyBus.message("there")));
  }

  @Test
  void nameThatIsNotFreeInTimeIsUnavailable() {
    for (int i = 0; i < 20; i++) {
      servers.answer("CreateQueue", 400, "AWS.SimpleQueueService.QueueDeletedRecently", "{}");
    }
    QueueSpec spec = QueueSpec.of(FaultyBus.freshName());
    assertThatThrownBy(
            () ->
                Calls.call(
                    Duration.ofSeconds(2),
                    () -> {
                      servers.queues().ensure(spec);
                      return spec;
                    }))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void queueThatIsMadeAnewInAnotherOrderIsFoundAgain() {
    QueueName name = FaultyBus.freshName();
    Queue queue = servers.queue(QueueSpec.of(name));
    Calls.call(() -> queue.send(FaultyBus.message("old")));
    Calls.run(() -> servers.queues().remove(name));
    Queue same = servers.queue(QueueSpec.of(name).inOrder());
    assertThatThrownBy(() -> Calls.call(() -> queue.backlog()))
        .isInstanceOf(NotFoundException.class);
    Calls.call(() -> queue.send(FaultyBus.message("new").withGroup("group")));
    assertThat(FaultyBus.drain(same)).containsExactly("new");
  }

  @Test
  void ensuredQueueIsWaitedForUntilItIsFound() {
    QueueName name = FaultyBus.freshName();
    servers.pass("GetQueueUrl"); // of the other order
    servers.pass("GetQueueUrl");
    servers.answer("GetQueueUrl", 400, "AWS.SimpleQueueService.NonExistentQueue", "{}");
    Queue queue = servers.queue(QueueSpec.of(name));
    assertThat(servers.count("GetQueueUrl")).isEqualTo(4);
    Calls.call(() -> queue.send(FaultyBus.message("there")));
  }
}
