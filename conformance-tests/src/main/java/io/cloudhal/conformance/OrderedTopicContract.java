package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import io.cloudhal.error.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Topics whose messages are ordered by group. */
abstract class OrderedTopicContract extends BusContract {

  @Test
  @Clause(value = "bus.orderedtopic.1", needs = Feature.ORDERING)
  void everySubscriptionGetsAGroupInOrder() {
    Topic topic = ordered();
    Subscription one = subscription(topic);
    Subscription other = subscription(topic);
    List<Message> messages =
        messages("m", 12).stream().map(each -> each.withGroup("group")).toList();
    messages.subList(0, 2).forEach(topic::send);
    topic.sendAll(messages.subList(2, 12));
    assertThat(drain(one, 12)).containsExactlyElementsOf(bodiesOf(messages));
    assertThat(drain(other, 12)).containsExactlyElementsOf(bodiesOf(messages));
  }

  @Test
  @Clause(value = "bus.orderedtopic.2", needs = Feature.ORDERING)
  void groupIsHeldInTheSubscriptionThatHasNotAcknowledged() {
    Topic topic = ordered();
    Subscription held = subscription(topic);
    Subscription free = subscription(topic);
    messages("m", 2).forEach(each -> topic.send(each.withGroup("group")));
    receive(held);
    assertNothing(held);
    assertThat(drain(free, 2)).containsExactly("m0", "m1");
  }

  @Test
  @Clause(value = "bus.orderedtopic.3", needs = Feature.ORDERING)
  void messageWithoutGroupIsInvalidOnAnOrderedTopic() {
    Topic topic = ordered();
    Subscription subscription = subscription(topic);
    assertThatThrownBy(() -> topic.send(message("loose")))
        .isInstanceOf(InvalidRequestException.class);
    assertNothing(subscription);
  }

  @Test
  @Clause(value = "bus.orderedtopic.4", needs = Feature.ORDERING)
  void messageWithGroupIsInvalidOnATopicThatIsNotOrdered() {
    Topic topic = resources().topic(spec -> spec);
    Subscription subscription = subscription(topic);
    assertThatThrownBy(() -> topic.send(message("grouped").withGroup("group")))
        .isInstanceOf(InvalidRequestException.class);
    assertNothing(subscription);
  }

  private Topic ordered() {
    return resources().topic(spec -> spec.inOrder());
  }

  private Subscription subscription(Topic topic) {
    return resources().subscription(topic, spec -> spec);
  }
}
