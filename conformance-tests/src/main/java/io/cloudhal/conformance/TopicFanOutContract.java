package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How messages of a topic reach its subscriptions. */
abstract class TopicFanOutContract extends BusContract {

  @Test
  @Clause("bus.topic.1")
  void everySubscriptionGetsTheMessage() {
    Topic topic = topic();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    Message sent = message("news").withAttributes(Map.of("kind", "good"));
    assertThat(topic.send(sent).value()).isNotEmpty();
    assertThat(receive(one).message()).isEqualTo(sent);
    assertThat(receive(other).message()).isEqualTo(sent);
    assertNothing(one);
    assertNothing(other);
  }

  @Test
  @Clause("bus.topic.2")
  void subscriptionsAcknowledgeForThemselves() {
    Topic topic = topic();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    topic.send(message("news"));
    acknowledge(one, receive(one, AT_ONCE.withLease(LEASE)));
    receive(other, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    assertNothing(one);
    assertThat(drain(other, 1)).containsExactly("news");
  }

  @Test
  @Clause("bus.topic.3")
  void releasedMessageComesBackToItsSubscriptionOnly() {
    Topic topic = topic();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    topic.send(message("news"));
    acknowledge(other, receive(other));
    one.release(receive(one), Duration.ZERO);
    assertNothing(other);
    assertThat(receive(one).deliveryCount()).isEqualTo(2);
  }

  @Test
  @Clause("bus.topic.4")
  void subscriptionGetsOnlyWhatIsSentAfterItWasMade() {
    Topic topic = topic();
    Subscription early = subscription(topic);
    topic.send(message("before"));
    Subscription late = subscription(topic);
    topic.send(message("after"));
    assertThat(drain(late, 1)).containsExactly("after");
    assertNothing(late);
    assertThat(bodies(receive(early, 2))).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  @Clause("bus.topic.5")
  void topicWithoutSubscriptionsTakesMessages() {
    Topic topic = topic();
    assertThat(topic.send(message("unheard")).value()).isNotEmpty();
    assertThat(topic.sendAll(messages("m", 2))).allMatch(SendResult.Sent.class::isInstance);
  }

  @Test
  @Clause("bus.topic.6")
  void otherSubscriptionsGoOnWhenOneIsRemoved() {
    Topic topic = topic();
    Subscription removed = subscription(topic);
    Subscription kept = subscription(topic);
    topic.send(message("before"));
    computer().provisioner().removeSubscription(removed.name());
    topic.send(message("after"));
    assertThat(bodies(receive(kept, 2))).containsExactlyInAnyOrder("before", "after");
  }

  @Test
  @Clause("bus.topic.7")
  void everySubscriptionGetsALargeBodyAlsoAfterAnotherHasAcknowledgedIt() {
    Topic topic = topic();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    Message large = Message.of(bytes(LARGE));
    topic.send(large);
    acknowledge(one, receive(one));
    Delivery received = receive(other);
    assertThat(received.message().equals(large)).as("messages are equal").isTrue();
  }

  @Test
  @Clause("bus.topic.8")
  void everySubscriptionGetsAllOfABatch() {
    Topic topic = topic();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    List<Message> messages = messages("m", 25);
    assertThat(topic.sendAll(messages)).hasSize(25).allMatch(SendResult.Sent.class::isInstance);
    for (Subscription each : List.of(one, other)) {
      assertThat(bodies(receive(each, 25))).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
      assertNothing(each);
    }
  }

  @Test
  @Clause("bus.topic.9")
  void subscriptionsOfOtherTopicsGetNothing() {
    Topic topic = topic();
    Subscription own = subscription(topic);
    Subscription foreign = subscription(topic());
    topic.send(message("news"));
    assertThat(drain(own, 1)).containsExactly("news");
    assertNothing(foreign);
  }

  @Test
  @Clause("bus.topic.10")
  void subscriptionKeepsWhatItHasWhenItsTopicIsRemoved() {
    Topic topic = topic();
    Subscription subscription = subscription(topic);
    topic.send(message("last news"));
    subscription.release(receive(subscription), Duration.ZERO);
    computer().provisioner().removeTopic(topic.name());
    assertThat(drain(subscription, 1)).containsExactly("last news");
  }

  private Topic topic() {
    return resources().topic(spec -> spec);
  }

  private Subscription subscription(Topic topic) {
    return resources().subscription(topic, spec -> spec);
  }
}
