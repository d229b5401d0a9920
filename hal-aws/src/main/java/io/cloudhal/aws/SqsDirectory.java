package io.cloudhal.aws;

import io.cloudhal.error.NotFoundException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Which queues there are, and what the vendor knows of them. */
final class SqsDirectory {

  private final AwsClients clients;

  SqsDirectory(AwsClients clients) {
    this.clients = clients;
  }

  /** Returns the queue with a physical name, of either kind. */
  Optional<BusAddress> find(String name) {
    Optional<BusAddress> found = find(name, false);
    return found.isPresent() ? found : find(name, true);
  }

  /** Returns the queue with a physical name, if it is of this kind. */
  Optional<BusAddress> find(String name, boolean ordered) {
    GetQueueUrlRequest request =
        GetQueueUrlRequest.builder()
            .queueName(BusAddress.nameOf(name, ordered))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      String url = AwsClients.read(() -> clients.sqs().getQueueUrl(request)).queueUrl();
      return Optional.of(new BusAddress(url, ordered));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns the attributes of a queue with these names, as far as it has them. */
  Map<QueueAttributeName, String> attributes(BusAddress address, QueueAttributeName... names) {
    GetQueueAttributesRequest request =
        GetQueueAttributesRequest.builder()
            .queueUrl(address.location())
            .attributeNames(names)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.read(() -> clients.sqs().getQueueAttributes(request)).attributes();
  }

  /** Returns the ARN of a queue. */
  String arn(BusAddress address) {
    QueueAttributeName name = QueueAttributeName.QUEUE_ARN;
    return Objects.requireNonNull(attributes(address, name).get(name));
  }

  /** Returns about how many messages wait, those that are delayed included. */
  long waiting(BusAddress address) {
    return attributes(
            address,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }
}
