package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.FaultProxy;
import io.cloudhal.testservers.ProxiedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sns.model.Subscription;

/** A bus on a server behind a proxy that fails on command, for the tests of one class. */
final class FaultyBus implements AutoCloseable {

  static final ReceiveOptions AT_ONCE =
      ReceiveOptions.defaults().withMax(100).withMaxWait(Duration.ZERO);

  private final FaultyServer server = new FaultyServer(AwsService.SQS, AwsService.SNS);
  private final AwsConfig config = server.config();
  private final AwsClients clients = server.clients();
  private final AwsBus bus = new AwsBus(config, clients, Optional.empty());

  FaultyServer server() {
    return server;
  }

  FaultProxy proxy() {
    return server.proxy();
  }

  AwsBus bus() {
    return bus;
  }

  SqsQueues queues() {
    return new SqsQueues(config, clients);
  }

  SnsTopics topics() {
    return new SnsTopics(config, clients);
  }

  SnsSubscriptions subscriptions() {
    return new SnsSubscriptions(config, clients);
  }

  /** Returns the ARNs of the subscriptions of a topic, as the vendor lists them. */
  List<String> subscriptionsOf(TopicName name) {
    return Calls.call(
        () -> {
          String topic = topics().find(name).orElseThrow().location();
          return clients
              .sns()
              .listSubscriptionsByTopic(each -> each.topicArn(topic))
              .subscriptions()
              .stream()
              .map(Subscription::subscriptionArn)
              .toList();
        });
  }

  /** Cuts a subscription's queue off from its topic. */
  void unsubscribe(String subscriptionArn) {
    Calls.run(() -> clients.sns().unsubscribe(each -> each.subscriptionArn(subscriptionArn)));
  }

  /** Returns whether a request asks for an action of SQS. */
  static Predicate<ProxiedRequest> action(String name) {
    return request -> request.header("X-Amz-Target").equals(Optional.of("AmazonSQS." + name));
  }

  /** Returns how many requests asked for an action of SQS. */
  long count(String name) {
    return proxy().requests().stream().filter(action(name)).count();
  }

  /** Makes a queue with a name of its own. */
  Queue queue() {
    return queue(QueueSpec.of(freshName()));
  }

  Queue queue(QueueSpec spec) {
    Calls.run(() -> queues().ensure(spec));
    return bus.queue(spec.name());
  }

  static QueueName freshName() {
    return new QueueName("q" + UUID.randomUUID().toString().substring(0, 8));
  }

  /** Makes an ordered queue with a name of its own. */
  Queue ordered() {
    return queue(QueueSpec.of(freshName()).inOrder());
  }

  /** Has the server seem to answer the next request for an action of SQS. */
  void answer(String action, int status, String code, String body) {
    List<String> headers =
        List.of("Content-Type: application/x-amz-json-1.0", "x-amzn-query-error: " + code + ";");
    proxy().next(1, action(action), Fault.answer(status, headers, body));
  }

  /** Lets the next request for an action of SQS pass, before faults given later. */
  void pass(String action) {
    proxy().next(1, action(action), Fault.lateAnswer(Duration.ZERO));
  }

  static Message message(String body) {
    return Message.of(Bytes.utf8(body));
  }

  /** Sends what is no message of ours. */
  void sendText(Queue queue, String text) {
    Calls.run(
        () -> {
          String name = new BusNames(config).of(queue.name());
          String url = new SqsDirectory(clients).find(name).orElseThrow().location();
          clients.sqs().sendMessage(each -> each.queueUrl(url).messageBody(text));
        });
  }

  /** Sends {@code count} messages with their numbers as bodies. */
  static void sendAll(Queue queue, int count) {
    List<Message> messages =
        IntStream.range(0, count).mapToObj(i -> message(String.valueOf(i))).toList();
    var unused = Calls.call(() -> queue.sendAll(messages));
  }

  /** Receives what there is, without waiting. */
  static List<Delivery> receive(MessageSource queue) {
    return Calls.call(() -> queue.receive(AT_ONCE));
  }

  /** Receives and acknowledges what there is, and returns the bodies. */
  static List<String> drain(MessageSource queue) {
    List<Delivery> received = receive(queue);
    var unused = Calls.call(() -> queue.acknowledge(received));
    return received.stream().map(each -> each.message().body().toUtf8()).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
