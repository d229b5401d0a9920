package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of topics and subscriptions that are made by halves, removed and made anew. */
@Timeout(60)
final class SnsSubscriptionsTest {

  private static FaultyBus servers;

  private final TopicName topicName = new TopicName(FaultyBus.freshName().value());
  private final SubscriptionName name = new SubscriptionName(FaultyBus.freshName().value());
  private final SubscriptionSpec spec = SubscriptionSpec.of(name, topicName);

  @BeforeAll
  static void start() {
    servers = new FaultyBus();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void queueWithoutItsSubscriptionIsSubscribedWhenItIsEnsuredAgain() {
    ensure(TopicSpec.of(topicName), spec);
    servers.subscriptionsOf(topicName).forEach(servers::unsubscribe);
    Calls.call(() -> topic().send(FaultyBus.message("missed")));
    Calls.run(() -> servers.subscriptions().ensure(spec));
    Calls.call(() -> topic().send(FaultyBus.message("there")));
    assertThat(FaultyBus.drain(subscription())).containsExactly("there");
  }

  @Test
  void removedSubscriptionIsNoLongerThatOfItsTopic() {
    ensure(TopicSpec.of(topicName), spec);
    assertThat(servers.subscriptionsOf(topicName)).hasSize(1);
    Calls.run(() -> servers.subscriptions().remove(name));
    assertThat(servers.subscriptionsOf(topicName)).isEmpty();
  }

  @Test
  void subscriptionCanBeRemovedAfterItsTopic() {
    ensure(TopicSpec.of(topicName), spec);
    Calls.run(() -> servers.topics().remove(topicName));
    Calls.run(() -> servers.subscriptions().remove(name));
    assertThatThrownBy(() -> FaultyBus.receive(subscription()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void topicThatIsMadeAnewInAnotherOrderIsFoundAgain() {
    ensure(TopicSpec.of(topicName), spec);
    Calls.call(() -> topic().send(FaultyBus.message("old")));
    Calls.run(() -> servers.topics().remove(topicName));
    Calls.run(() -> servers.subscriptions().remove(name));
    ensure(TopicSpec.of(topicName).inOrder(), spec);
    assertThatThrownBy(() -> Calls.call(() -> topic().send(FaultyBus.message("lost"))))
        .isInstanceOf(NotFoundException.class);
    Calls.call(() -> topic().send(FaultyBus.message("new").withGroup("group")));
    assertThat(FaultyBus.drain(subscription())).containsExactly("new");
  }

  @Test
  void messageToATopicCannotBeDelayed() {
    ensure(TopicSpec.of(topicName), spec);
    assertThatThrownBy(
            () ->
                Calls.call(
                    () -> topic().send(FaultyBus.message("m").withDelay(Duration.ofSeconds(1)))))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(FaultyBus.drain(subscription())).isEmpty();
  }

  @Test
  void batchOfATopicIsWithinItsBytes() {
    ensure(TopicSpec.of(topicName), spec);
    String body = "x".repeat(100_000);
    Calls.call(
        () ->
            topic()
                .sendAll(
                    List.of(
                        FaultyBus.message(body),
                        FaultyBus.message(body),
                        FaultyBus.message(body))));
    assertThat(FaultyBus.drain(subscription())).containsExactly(body, body, body);
  }

  private Topic topic() {
    return servers.bus().topic(topicName);
  }

  private Subscription subscription() {
    return servers.bus().subscription(name);
  }

  private static void ensure(TopicSpec topic, SubscriptionSpec subscription) {
    Calls.run(() -> servers.topics().ensure(topic));
    Calls.run(() -> servers.subscriptions().ensure(subscription));
  }
}
