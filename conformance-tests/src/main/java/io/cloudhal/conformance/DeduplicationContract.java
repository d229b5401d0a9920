package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import io.cloudhal.error.InvalidRequestException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are sent several times and delivered once. */
abstract class DeduplicationContract extends BusContract {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  @Test
  @Clause(value = "bus.deduplication.1", needs = Feature.DEDUPLICATION)
  void secondMessageWithTheIdIsAcceptedAndNotDelivered() {
    Queue queue = ordered();
    queue.send(once("first", "id"));
    assertThat(queue.send(once("second", "id")).value()).isNotEmpty();
    assertThat(drain(queue, 1)).containsExactly("first");
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.deduplication.2", needs = Feature.DEDUPLICATION)
  void messageIsDroppedAlsoWhenTheFirstOneIsAcknowledged() {
    Queue queue = ordered();
    queue.send(once("first", "id"));
    assertThat(drain(queue, 1)).containsExactly("first");
    queue.send(once("second", "id"));
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.deduplication.3", needs = Feature.DEDUPLICATION)
  void messageWithTheIdIsDeliveredAfterFiveMinutes() {
    Queue queue = ordered();
    queue.send(once("first", "id"));
    assertThat(drain(queue, 1)).containsExactly("first");
    time().pass(WINDOW.minusSeconds(20));
    queue.send(once("second", "id"));
    assertNothing(queue);
    time().pass(Duration.ofSeconds(21));
    queue.send(once("third", "id"));
    assertThat(drain(queue, 1)).containsExactly("third");
  }

  @Test
  @Clause(value = "bus.deduplication.4", needs = Feature.DEDUPLICATION)
  void messageWithAnotherIdIsDelivered() {
    Queue queue = ordered();
    queue.send(once("same", "id"));
    queue.send(once("same", "other"));
    assertThat(drain(queue, 2)).containsExactly("same", "same");
  }

  @Test
  @Clause(value = "bus.deduplication.5", needs = Feature.DEDUPLICATION)
  void equalMessagesWithoutIdAreDeliveredEach() {
    Queue queue = ordered();
    queue.send(message("same").withGroup("group"));
    queue.send(message("same").withGroup("group"));
    assertThat(drain(queue, 2)).containsExactly("same", "same");
  }

  @Test
  @Clause(value = "bus.deduplication.6", needs = Feature.DEDUPLICATION)
  void repeatedIdWithinABatchIsDeliveredOnce() {
    Queue queue = ordered();
    List<SendResult> results =
        queue.sendAll(List.of(once("one", "a"), once("two", "b"), once("three", "a")));
    assertThat(results).hasSize(3).allMatch(SendResult.Sent.class::isInstance);
    assertThat(drain(queue, 2)).containsExactly("one", "two");
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.deduplication.7", needs = Feature.DEDUPLICATION)
  void eachQueueHasItsOwnIds() {
    Queue one = ordered();
    Queue other = ordered();
    one.send(once("one", "id"));
    other.send(once("other", "id"));
    assertThat(drain(one, 1)).containsExactly("one");
    assertThat(drain(other, 1)).containsExactly("other");
  }

  @Test
  @Clause(value = "bus.deduplication.8", needs = Feature.DEDUPLICATION)
  void idOnAQueueThatIsNotOrderedIsInvalid() {
    Queue queue = queue();
    Message message = message("once").withDeduplicationId("id");
    assertThatThrownBy(() -> queue.send(message)).isInstanceOf(InvalidRequestException.class);
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.deduplication.9", needs = Feature.DEDUPLICATION)
  void subscriptionGetsAMessageSentTwiceToItsTopicOnce() {
    Topic topic = resources().topic(spec -> spec.inOrder());
    Subscription subscription = resources().subscription(topic, spec -> spec);
    topic.send(once("first", "id"));
    topic.send(once("second", "id"));
    assertThat(drain(subscription, 1)).containsExactly("first");
    assertNothing(subscription);
  }

  @Test
  @Clause(value = "bus.deduplication.10", needs = Feature.DEDUPLICATION)
  void redeliveryIsNoRepetition() {
    Queue queue = ordered();
    queue.send(once("again", "id"));
    Delivery received = receive(queue);
    queue.release(received, Duration.ZERO);
    assertThat(drain(queue, 1)).containsExactly("again");
  }

  private Queue ordered() {
    return resources().queue(spec -> spec.inOrder());
  }

  private static Message once(String body, String id) {
    return message(body).withGroup("group").withDeduplicationId(id);
  }
}
