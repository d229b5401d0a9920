package io.cloudhal.aws;

import io.cloudhal.error.NotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.Topic;

/**
 * Which topics there are. A topic is found by its ARN, which has the number of the account: that is
 * taken from the first topic that the account has, whichever it is, and remembered. Thread-safe.
 */
final class SnsDirectory {

  private final AwsClients clients;
  private volatile @Nullable String arnPrefix;

  SnsDirectory(AwsClients clients) {
    this.clients = clients;
  }

  /** Returns the topic with a physical name, of either kind. */
  Optional<BusAddress> find(String name) {
    Optional<BusAddress> found = find(name, false);
    return found.isPresent() ? found : find(name, true);
  }

  private Optional<BusAddress> find(String name, boolean ordered) {
    return arnPrefix()
        .map(prefix -> prefix + BusAddress.nameOf(name, ordered))
        .filter(this::exists)
        .map(arn -> new BusAddress(arn, ordered));
  }

  private boolean exists(String arn) {
    GetTopicAttributesRequest request =
        GetTopicAttributesRequest.builder()
            .topicArn(arn)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      return AwsClients.read(() -> clients.sns().getTopicAttributes(request)).hasAttributes();
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Returns what the ARNs of all topics begin with; empty if there is no topic. */
  private Optional<String> arnPrefix() {
    if (arnPrefix == null) {
      ListTopicsRequest request =
          ListTopicsRequest.builder().overrideConfiguration(AwsClients.deadline()).build();
      AwsClients.read(
              () -> clients.sns().listTopicsPaginator(request).topics().stream().findFirst())
          .map(Topic::topicArn)
          .ifPresent(arn -> arnPrefix = arn.substring(0, arn.lastIndexOf(':') + 1));
    }
    return Optional.ofNullable(arnPrefix);
  }
}
