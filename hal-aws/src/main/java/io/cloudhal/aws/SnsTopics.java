package io.cloudhal.aws;

import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;

/** Creates and removes topics. */
final class SnsTopics {

  private final BusNames names;
  private final AwsClients clients;
  private final SnsDirectory directory;

  SnsTopics(AwsConfig config, AwsClients clients) {
    this.names = new BusNames(config);
    this.clients = clients;
    this.directory = new SnsDirectory(clients);
  }

  void ensure(TopicSpec spec) {
    String name = names.of(spec.name());
    Optional<BusAddress> found = directory.find(name);
    if (found.isEmpty()) {
      create(name, spec.ordered());
    } else if (found.get().ordered() != spec.ordered()) {
      throw new InvalidRequestException(
          Call.current().context(), "topic " + name + " is there with another order");
    }
  }

  private void create(String name, boolean ordered) {
    CreateTopicRequest request =
        CreateTopicRequest.builder()
            .name(BusAddress.nameOf(name, ordered))
            .attributes(ordered ? Map.of("FifoTopic", "true") : Map.of())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> clients.sns().createTopic(request));
    awaitFound(name);
  }

  /** The first topic of an account is what the others are found by. */
  private void awaitFound(String name) {
    Backoff backoff = new Backoff();
    while (directory.find(name).isEmpty()) {
      if (!Call.current().pause(backoff.next(), true)) {
        throw Call.current().timedOut(null, true);
      }
    }
  }

  void remove(TopicName name) {
    directory.find(names.of(name)).ifPresent(this::remove);
  }

  private void remove(BusAddress address) {
    DeleteTopicRequest request =
        DeleteTopicRequest.builder()
            .topicArn(address.location())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> clients.sns().deleteTopic(request));
  }

  /** Returns the topic with this name. */
  Optional<BusAddress> find(TopicName name) {
    return directory.find(names.of(name));
  }
}
