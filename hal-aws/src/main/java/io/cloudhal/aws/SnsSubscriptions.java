package io.cloudhal.aws;

import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;

/** Creates and removes subscriptions, each with the queue to which its topic sends. */
final class SnsSubscriptions {

  private final BusNames names;
  private final AwsClients clients;
  private final SqsDirectory directory;
  private final SqsQueueMaker maker;
  private final SqsQueues queues;
  private final SnsTopics topics;

  SnsSubscriptions(AwsConfig config, AwsClients clients) {
    this.names = new BusNames(config);
    this.clients = clients;
    this.directory = new SqsDirectory(clients);
    this.maker = new SqsQueueMaker(clients, directory);
    this.queues = new SqsQueues(config, clients);
    this.topics = new SnsTopics(config, clients);
  }

  void ensure(SubscriptionSpec spec) {
    BusAddress topic =
        topics
            .find(spec.topic())
            .orElseThrow(
                () ->
                    new NotFoundException(
                        Call.current().context(), "topic " + spec.topic() + " does not exist"));
    Optional<SqsRedrive> redrive = queues.redrive(spec.deadLetters(), topic.ordered());
    String queue = names.of(spec.name());
    maker.ensure(queue, topic.ordered(), SqsSpec.of(redrive, Optional.of(topic.location())));
    subscribe(topic, BusAddress.nameOf(queue, topic.ordered()));
  }

  /** Does nothing if it is subscribed already. */
  private void subscribe(BusAddress topic, String vendorName) {
    SubscribeRequest request =
        SubscribeRequest.builder()
            .topicArn(topic.location())
            .protocol("sqs")
            .endpoint(SqsSpec.queueArn(topic.location(), vendorName))
            .attributes(Map.of("RawMessageDelivery", "true"))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> clients.sns().subscribe(request));
  }

  void remove(SubscriptionName name) {
    String queue = names.of(name);
    directory
        .find(queue)
        .ifPresent(
            address -> {
              SqsSpec.of(directory, address)
                  .topicArn()
                  .ifPresent(
                      topic -> unsubscribe(topic, BusAddress.nameOf(queue, address.ordered())));
              maker.remove(queue);
            });
  }

  private void unsubscribe(String topicArn, String vendorName) {
    String endpoint = SqsSpec.queueArn(topicArn, vendorName);
    for (Subscription each : subscriptions(topicArn)) {
      if (each.endpoint().equals(endpoint)) {
        UnsubscribeRequest request =
            UnsubscribeRequest.builder()
                .subscriptionArn(each.subscriptionArn())
                .overrideConfiguration(AwsClients.deadline())
                .build();
        AwsClients.write(() -> clients.sns().unsubscribe(request));
      }
    }
  }

  /** Returns the subscriptions of a topic; none if it is gone. */
  private List<Subscription> subscriptions(String topicArn) {
    ListSubscriptionsByTopicRequest request =
        ListSubscriptionsByTopicRequest.builder()
            .topicArn(topicArn)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      return AwsClients.read(
          () ->
              clients.sns().listSubscriptionsByTopicPaginator(request).subscriptions().stream()
                  .toList());
    } catch (NotFoundException e) {
      return List.of();
    }
  }
}
