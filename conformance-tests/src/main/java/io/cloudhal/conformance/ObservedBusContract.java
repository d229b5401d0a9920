package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the observer is told of calls on the bus. */
abstract class ObservedBusContract extends ObservationContract {

  @Test
  @Clause("observation.bus.1")
  void everyCallOnAQueueIsObservedByItsNameAndQueue() {
    Queue queue = watchedQueue();
    String name = queue.name().value();
    assertSending(queue, name);
    assertReceiving(queue, name);
    succeeds("bus.backlog", name, queue::backlog);
  }

  @Test
  @Clause("observation.bus.2")
  void everyCallOnATopicAndSubscriptionIsObservedByItsName() {
    Topic topic = resources().topic(spec -> spec);
    Subscription subscription = resources().subscription(topic, spec -> spec);
    assertSending(watched().bus().topic(topic.name()), topic.name().value());
    assertReceiving(watched().bus().subscription(subscription.name()), subscription.name().value());
  }

  private void assertSending(MessageSink sink, String name) {
    assertCosts("bus.send", name, () -> sink.send(message("one")));
    assertCosts("bus.sendAll", name, () -> sink.sendAll(messages("more", 3)));
  }

  private void assertReceiving(MessageSource source, String name) {
    Delivery first = receive(source);
    assertCosts("bus.extend", name, () -> source.extend(first, LEASE));
    Delivery second = receive(source);
    assertCosts("bus.release", name, () -> source.release(second, Duration.ZERO));
    Delivery third = receive(source);
    assertCosts("bus.acknowledge", name, () -> source.acknowledge(List.of(third)));
    assertCosts("bus.receive", name, () -> source.receive(AT_ONCE));
  }

  @Test
  @Clause("observation.bus.3")
  void everyCallOnAStreamIsObservedByItsNameAndStream() {
    EventStream stream = watchedStream();
    String name = stream.name().value();
    ShardId shard = stream.shards().get(0).id();
    StreamRecord record = new StreamRecord("key", bytes(10));
    assertCosts("bus.append", name, () -> stream.append(List.of(record)));
    succeeds("bus.shards", name, stream::shards);
    assertCosts(
        "bus.read", name, () -> stream.read(shard, StreamPosition.earliest(), 10, Duration.ZERO));
  }

  private void assertCosts(String operation, String name, ThrowingCallable call) {
    assertThat(succeeds(operation, name, call).cost().requests()).as(operation).isPositive();
  }

  @Test
  @Clause("observation.bus.4")
  void messagesCountTheBytesOfTheirBodies() {
    Queue queue = watchedQueue();
    assertBytes(1000, 0, sent(queue, Message.of(bytes(1000))));
    assertBytes(0, 1000, received(queue));
    List<Message> several = List.of(Message.of(bytes(11)), Message.of(bytes(22)));
    assertBytes(33, 0, succeeds("bus.sendAll", queue.name().value(), () -> queue.sendAll(several)));
  }

  @Test
  @Clause("observation.bus.5")
  void largeBodyCountsOnce() {
    Queue queue = watchedQueue();
    assertBytes(LARGE, 0, sent(queue, Message.of(bytes(LARGE))));
    assertBytes(0, LARGE, received(queue));
  }

  private ObservedCall sent(Queue queue, Message message) {
    return succeeds("bus.send", queue.name().value(), () -> queue.send(message));
  }

  /** Receives until there is a message, and returns the call that received it. */
  private ObservedCall received(Queue queue) {
    receive(queue);
    List<ObservedCall> calls = observed().of("bus.receive");
    return calls.get(calls.size() - 1);
  }

  @Test
  @Clause("observation.bus.6")
  void recordsCountTheBytesOfTheirData() {
    EventStream stream = watchedStream();
    String name = stream.name().value();
    ShardId shard = stream.shards().get(0).id();
    List<StreamRecord> records =
        List.of(new StreamRecord("key", bytes(700)), new StreamRecord("key", bytes(24)));
    assertBytes(724, 0, succeeds("bus.append", name, () -> stream.append(records)));
    StreamContract.read(stream, shard, StreamPosition.earliest(), 2);
    assertThat(observed().of("bus.read"))
        .extracting(read -> read.cost().bytesReceived())
        .satisfies(
            received -> assertThat(received.stream().mapToLong(n -> n).sum()).isEqualTo(724));
  }

  private static void assertBytes(long sent, long received, ObservedCall observed) {
    assertThat(observed.cost().bytesSent()).as("bytes sent").isEqualTo(sent);
    assertThat(observed.cost().bytesReceived()).as("bytes received").isEqualTo(received);
  }

  @Test
  @Clause("observation.bus.7")
  void consumeEndsWhenItReturnsAndItsCallsAreObservedByThemselves() {
    Queue queue = watchedQueue();
    String name = queue.name().value();
    Handled handled = new Handled();
    observed().clear();
    Consumption consumption = consume(queue, handled, ConsumeOptions.defaults());
    assertThat(observed().of("bus.consume")).extracting(ObservedCall::ends).containsExactly(1);
    resources().computer().bus().queue(queue.name()).send(message("handled"));
    Eventually.holds(() -> assertThat(observed().of("bus.acknowledge")).isNotEmpty(), time());
    consumption.close();
    assertThat(observed().of("bus.consume")).hasSize(1);
    assertThat(observed().of("bus.receive")).isNotEmpty();
    assertThat(observed().all())
        .allMatch(call -> call.operation().resource().equals(name))
        .allMatch(call -> call.ends() == 1);
  }
}
