package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many requests the calls of the bus cost, once a handle was used. */
abstract class BusBudgetContract extends BusContract {

  private static final int MANY = 25;

  @Test
  @Clause("bus.budget.1")
  void sendIsWithinItsBudget() {
    Queue queue = usedQueue();
    assertWithin("bus.send", 1, () -> queue.send(message("counted")));
  }

  @Test
  @Clause("bus.budget.2")
  void sendingToATopicIsWithinItsBudget() {
    Topic topic = resources().topic(spec -> spec);
    Subscription subscription = resources().subscription(topic, spec -> spec);
    topic.send(message("first"));
    assertThat(drain(subscription, 1)).containsExactly("first");
    assertWithin("bus.send", 1, () -> topic.send(message("counted")));
    assertWithin("bus.sendAll", MANY, () -> topic.sendAll(messages("m", MANY)));
  }

  @Test
  @Clause("bus.budget.3")
  void sendAllIsWithinItsBudget() {
    Queue queue = usedQueue();
    assertWithin("bus.sendAll", MANY, () -> queue.sendAll(messages("m", MANY)));
  }

  @Test
  @Clause("bus.budget.4")
  void receiveIsWithinItsBudget() {
    Queue queue = usedQueue();
    queue.sendAll(messages("m", 3));
    assertWithin("bus.receive", 3, () -> queue.receive(AT_ONCE));
  }

  @Test
  @Clause("bus.budget.5")
  void acknowledgeIsWithinItsBudget() {
    Queue queue = usedQueue();
    queue.sendAll(messages("m", MANY));
    List<Delivery> received = receive(queue, MANY);
    assertWithin("bus.acknowledge", MANY, () -> acknowledge(queue, received));
  }

  @Test
  @Clause("bus.budget.6")
  void extendAndReleaseAreWithinTheirBudgets() {
    Queue queue = usedQueue();
    queue.send(message("counted"));
    Delivery received = receive(queue);
    assertWithin("bus.extend", 1, () -> queue.extend(received, LEASE));
    queue.send(message("other"));
    Delivery other = receive(queue);
    assertWithin("bus.release", 1, () -> queue.release(other, Duration.ZERO));
  }

  @Test
  @Clause(value = "bus.budget.7", needs = Feature.BACKLOG)
  void backlogIsWithinItsBudget() {
    Queue queue = usedQueue();
    assertWithin("bus.backlog", 1, queue::backlog);
  }

  @Test
  @Clause("bus.budget.8")
  void appendIsWithinItsBudget() {
    EventStream stream = resources().stream(1);
    stream.append(List.of(record("first")));
    List<StreamRecord> records = IntStream.range(0, MANY).mapToObj(i -> record("r" + i)).toList();
    assertWithin("bus.append", MANY, () -> stream.append(records));
  }

  @Test
  @Clause("bus.budget.9")
  void readOfAShardIsWithinItsBudget() {
    EventStream stream = resources().stream(1);
    stream.append(List.of(record("first")));
    ShardId shard = stream.shards().get(0).id();
    calls().clear();
    assertThat(stream.shards()).hasSize(1);
    assertThat(requests("bus.shards")).isLessThanOrEqualTo(budget("bus.shards", 1));
    assertWithin(
        "bus.read", 1, () -> stream.read(shard, StreamPosition.earliest(), 10, Duration.ZERO));
  }

  @Test
  @Clause("bus.budget.10")
  void largeBodyCostsOneRequestMoreOnEachSide() {
    Queue queue = usedQueue();
    queue.send(Message.of(bytes(LARGE)));
    assertThat(requests("bus.send")).isLessThanOrEqualTo(budget("bus.send", 1) + 1);
    calls().clear();
    receive(queue);
    assertThat(requests("bus.receive")).isLessThanOrEqualTo(budget("bus.receive", 1) + 1);
  }

  /** A handle's first use may cost a look-up. */
  private Queue usedQueue() {
    Queue queue = queue();
    queue.send(message("first"));
    acknowledge(queue, receive(queue));
    calls().clear();
    return queue;
  }

  private static StreamRecord record(String data) {
    return new StreamRecord("key", Bytes.utf8(data));
  }

  private void assertWithin(String operation, int items, Runnable call) {
    calls().clear();
    call.run();
    assertThat(requests(operation)).isBetween(1L, budget(operation, items));
  }

  private long requests(String operation) {
    List<ObservedCalls.ObservedCall> observed = calls().of(operation);
    assertThat(observed).isNotEmpty();
    return observed.get(observed.size() - 1).cost().requests();
  }
}
