package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.aws.FaultMatrix.Change;
import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.testservers.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queues and topics while the network, SQS and SNS fail. */
class BusFaultTest {

  private static final Fault QUEUE_THROTTLED = FaultyServer.refusal(400, "ThrottlingException");
  private static final Fault TOPIC_THROTTLED =
      Fault.answer(
          400,
          List.of("Content-Type: text/xml"),
          "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>");

  /** The attempts of the SDK, each of which may have been served. */
  private static final int ATTEMPTS = 3;

  private static final Duration LEASE = ReceiveOptions.MIN_LEASE;

  private static FaultyBus servers;
  private static FaultMatrix matrix;

  @BeforeAll
  static void start() {
    servers = new FaultyBus();
    matrix = new FaultMatrix(servers.server(), QUEUE_THROTTLED);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void messagesAreSentAndTwiceOnlyWhereOrderIsNotAskedFor() {
    Supplier<Change> send = () -> sent(servers.queue(), FaultyBus.message("m"));
    matrix.assertOutlives("send", 2, send);
    matrix.assertFails("send", ATTEMPTS, send);
    Supplier<Change> ordered =
        () -> sent(servers.ordered(), FaultyBus.message("m").withGroup("group"));
    matrix.assertOutlives("ordered send", 1, ordered);
    matrix.assertFails("ordered send", 1, ordered);
  }

  private static Change sent(Queue queue, Message message) {
    used(queue);
    return new Change(() -> queue.send(message), () -> drain(queue));
  }

  /** The first use of a handle looks for the queue, which is another request that may fail. */
  private static void used(Queue queue) {
    var unused = Calls.call(queue::backlog);
  }

  @Test
  void batchesTellOfEachMessageWhatBecameOfIt() {
    matrix.assertOutlives("sendAll", 2, BusFaultTest::sentInABatch);
    matrix.assertFails("sendAll", ATTEMPTS, BusFaultTest::sentInABatch);
  }

  /** Receives and acknowledges all, one of a group at a time, and returns how many there were. */
  private static int drain(MessageSource source) {
    int count = 0;
    List<Delivery> received = receive(source);
    while (!received.isEmpty()) {
      count += received.size();
      List<Delivery> all = received;
      assertThat(Calls.call(() -> source.acknowledge(all)))
          .allMatch(AckResult.Acknowledged.class::isInstance);
      received = receive(source);
    }
    return count;
  }

  private static List<Delivery> receive(MessageSource source) {
    return Calls.call(() -> source.receive(FaultyBus.AT_ONCE));
  }

  /** Sends one in a batch, and throws what it is told of it. */
  private static SendResult sendAll(Queue queue) {
    SendResult result = queue.sendAll(List.of(FaultyBus.message("m"))).get(0);
    if (result instanceof SendResult.Failed failed) {
      throw failed.error();
    }
    return result;
  }

  private static Change sentInABatch() {
    Queue queue = servers.queue();
    used(queue);
    return new Change(() -> sendAll(queue), () -> drain(queue));
  }

  @Test
  void acknowledgedMessageIsGone() {
    Supplier<Change> acknowledge =
        () -> {
          Queue queue = servers.queue();
          FaultyBus.sendAll(queue, 1);
          Delivery received = FaultyBus.receive(queue).get(0);
          return new Change(
              () -> queue.acknowledge(List.of(received)), () -> isGone(queue, received));
        };
    matrix.assertOutlives("acknowledge", 1, acknowledge);
    matrix.assertFails("acknowledge", 1, acknowledge);
  }

  private static int isGone(Queue queue, Delivery received) {
    try {
      var unused = queue.extend(received, LEASE);
      return 0;
    } catch (LeaseLostException e) {
      return 1;
    }
  }

  @Test
  void messageWhoseAnswerWasLostComesAgain() {
    Queue queue = servers.queue();
    FaultyBus.sendAll(queue, 3);
    servers.proxy().next(1, FaultyBus.action("ReceiveMessage"), Fault.lostAnswer());
    List<Delivery> received = new ArrayList<>();
    ReceiveOptions briefly =
        ReceiveOptions.defaults().withMax(10).withMaxWait(Duration.ofSeconds(5)).withLease(LEASE);
    long start = System.nanoTime();
    while (received.size() < 3 && System.nanoTime() - start < 3 * LEASE.toNanos()) {
      received.addAll(Calls.call(() -> queue.receive(briefly)));
    }
    assertThat(received.stream().map(each -> each.message().body().toUtf8()))
        .containsExactlyInAnyOrder("0", "1", "2");
  }

  @Test
  void topicsReachTheirSubscriptions() {
    TopicName name = new TopicName(FaultyBus.freshName().value());
    SubscriptionName to = new SubscriptionName(FaultyBus.freshName().value());
    Calls.run(() -> servers.topics().ensure(TopicSpec.of(name)));
    Calls.run(() -> servers.subscriptions().ensure(SubscriptionSpec.of(to, name)));
    Topic topic = servers.bus().topic(name);
    Subscription subscription = servers.bus().subscription(to);
    var unused = Calls.call(() -> topic.send(FaultyBus.message("first")));
    assertThat(drain(subscription)).isEqualTo(1);
    Supplier<Change> publish =
        () -> new Change(() -> topic.send(FaultyBus.message("m")), () -> drain(subscription));
    FaultMatrix topics = new FaultMatrix(servers.server(), TOPIC_THROTTLED);
    topics.assertOutlives("publish", 2, publish);
    topics.assertFails("publish", ATTEMPTS, publish);
  }
}
