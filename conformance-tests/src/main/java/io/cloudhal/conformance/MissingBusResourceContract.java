package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.error.NotFoundException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What calls say of a queue, topic, subscription or stream that does not exist. */
abstract class MissingBusResourceContract extends BusContract {

  @Test
  @Clause("bus.missing.1")
  void sendIsNotFound() {
    Queue queue = missingQueue();
    assertNotFound("bus.send", queue.name(), () -> queue.send(message("lost")));
    Topic topic = missingTopic();
    assertNotFound("bus.send", topic.name(), () -> topic.send(message("lost")));
  }

  @Test
  @Clause("bus.missing.2")
  void sendAllIsNotFound() {
    Queue queue = missingQueue();
    assertNotFound("bus.sendAll", queue.name(), () -> queue.sendAll(messages("m", 3)));
    Topic topic = missingTopic();
    assertNotFound("bus.sendAll", topic.name(), () -> topic.sendAll(messages("m", 3)));
  }

  @Test
  @Clause("bus.missing.3")
  void receiveIsNotFound() {
    Queue queue = missingQueue();
    assertNotFound("bus.receive", queue.name(), () -> queue.receive(AT_ONCE));
    Subscription subscription = bus().subscription(new SubscriptionName(fresh("missing")));
    assertNotFound("bus.receive", subscription.name(), () -> subscription.receive(AT_ONCE));
  }

  @Test
  @Clause("bus.missing.4")
  void waitingReceiveIsNotFoundAtOnce() {
    Queue queue = missingQueue();
    assertNotFound(
        "bus.receive",
        queue.name(),
        () ->
            Eventually.result(
                Eventually.started(
                    () -> queue.receive(AT_ONCE.withMaxWait(Duration.ofSeconds(20))))));
  }

  @Test
  @Clause(value = "bus.missing.5", needs = Feature.BACKLOG)
  void backlogIsNotFound() {
    Queue queue = missingQueue();
    assertNotFound("bus.backlog", queue.name(), queue::backlog);
  }

  @Test
  @Clause("bus.missing.6")
  void deliveryOfARemovedQueueIsNotFound() {
    Queue queue = queue();
    queue.send(message("lost"));
    Delivery received = receive(queue);
    computer().provisioner().removeQueue(queue.name());
    assertNotFound("bus.extend", queue.name(), () -> queue.extend(received, LEASE));
    assertNotFound("bus.release", queue.name(), () -> queue.release(received, Duration.ZERO));
    assertNotFound("bus.acknowledge", queue.name(), () -> queue.acknowledge(List.of(received)));
  }

  @Test
  @Clause("bus.missing.7")
  void consumptionEndsWithNotFound() {
    Queue queue = missingQueue();
    Consumption consumption = consume(queue, new Handled(), ConsumeOptions.defaults());
    Eventually.holds(() -> assertThat(consumption.isRunning()).isFalse(), time());
    assertThat(consumption.failure()).get().isInstanceOf(NotFoundException.class);
  }

  @Test
  @Clause("bus.missing.8")
  void appendIsNotFound() {
    EventStream stream = bus().stream(new StreamName(fresh("missing")));
    StreamRecord record = new StreamRecord("key", Bytes.utf8("lost"));
    assertNotFound("bus.append", stream.name(), () -> stream.append(List.of(record)));
  }

  @Test
  @Clause("bus.missing.9")
  void shardsAreNotFound() {
    EventStream stream = bus().stream(new StreamName(fresh("missing")));
    assertNotFound("bus.shards", stream.name(), stream::shards);
  }

  @Test
  @Clause("bus.missing.10")
  void readIsNotFound() {
    EventStream stream = resources().stream(1);
    ShardId shard = stream.shards().get(0).id();
    computer().provisioner().removeStream(stream.name());
    assertNotFound(
        "bus.read",
        stream.name(),
        () -> stream.read(shard, StreamPosition.earliest(), 10, Duration.ZERO));
  }

  private Bus bus() {
    return computer().bus();
  }

  private Queue missingQueue() {
    return bus().queue(new QueueName(fresh("missing")));
  }

  private Topic missingTopic() {
    return bus().topic(new TopicName(fresh("missing")));
  }

  private void assertNotFound(String operation, Record name, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NotFoundException.class,
            missing -> {
              assertThat(missing.context().operation()).isEqualTo(operation);
              assertThat(missing.context().resource()).isEqualTo(name.toString());
              assertThat(missing.context().provider()).isEqualTo(computer().provider());
            });
  }
}
