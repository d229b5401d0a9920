package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of messages that nobody acknowledges. */
abstract class DeadLetterContract extends BusContract {

  private static final int MAX_DELIVERIES = 5;

  private final Message poison =
      message("poison").withAttributes(Map.of("kind", "bad", "from", "\u00e4"));

  @Test
  @Clause("bus.deadletters.1")
  void messageReleasedTooOftenMovesToTheDeadLetters() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    queue.send(poison);
    Poison moved = Poison.byRelease(queue, letters);
    assertThat(moved.letter().message()).isEqualTo(poison);
    assertThat(moved.deliveries()).isBetween(MAX_DELIVERIES, 2 * MAX_DELIVERIES);
    assertNothing(queue);
  }

  @Test
  @Clause("bus.deadletters.2")
  void messageWhoseLeaseEndsTooOftenMovesToTheDeadLetters() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    queue.send(poison);
    Poison moved = Poison.byExpiry(queue, letters, () -> time().pass(LEASE));
    assertThat(moved.letter().message()).isEqualTo(poison);
    assertThat(moved.deliveries()).isBetween(MAX_DELIVERIES, 2 * MAX_DELIVERIES);
  }

  @Test
  @Clause("bus.deadletters.3")
  void largeBodyMovesToTheDeadLetters() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    Message large = Message.of(bytes(LARGE));
    queue.send(large);
    Delivery letter = Poison.byRelease(queue, letters).letter();
    assertThat(letter.message().equals(large)).as("messages are equal").isTrue();
  }

  @Test
  @Clause("bus.deadletters.4")
  void lastDeliveryCanBeAcknowledged() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    queue.send(message("late success"));
    for (int i = 1; i < MAX_DELIVERIES; i++) {
      queue.release(receive(queue), Duration.ZERO);
    }
    acknowledge(queue, receive(queue, AT_ONCE.withLease(LEASE)));
    letLeaseEnd();
    assertNothing(queue);
    assertNothing(letters);
  }

  @Test
  @Clause("bus.deadletters.5")
  void queueWithoutDeadLettersDeliversForEver() {
    Queue queue = queue();
    queue.send(poison);
    for (int i = 0; i < 3 * MAX_DELIVERIES; i++) {
      queue.release(receive(queue), Duration.ZERO);
    }
    assertThat(receive(queue).message()).isEqualTo(poison);
  }

  @Test
  @Clause("bus.deadletters.6")
  void deadLetterIsAMessageOfItsQueue() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    queue.send(poison);
    Delivery letter = Poison.byRelease(queue, letters).letter();
    letters.release(letter, Duration.ZERO);
    acknowledge(letters, receive(letters, AT_ONCE.withLease(LEASE)));
    letLeaseEnd();
    assertNothing(letters);
  }

  @Test
  @Clause("bus.deadletters.7")
  void otherMessagesStayWhereTheyAre() {
    Queue letters = queue();
    Queue queue = queueWith(letters);
    queue.send(poison);
    Poison.byRelease(queue, letters);
    queue.send(message("good"));
    assertThat(drain(queue, 1)).containsExactly("good");
    assertNothing(letters);
  }

  @Test
  @Clause("bus.deadletters.8")
  void deadLettersOfOneSubscriptionAreItsOwn() {
    Queue letters = queue();
    Topic topic = resources().topic(spec -> spec);
    Subscription poisoned =
        resources()
            .subscription(topic, spec -> spec.withDeadLetters(letters.name(), MAX_DELIVERIES));
    Subscription healthy = resources().subscription(topic, spec -> spec);
    topic.send(poison);
    assertThat(Poison.byRelease(poisoned, letters).letter().message()).isEqualTo(poison);
    assertThat(drain(healthy, 1)).containsExactly("poison");
    assertNothing(letters);
  }

  @Test
  @Clause(value = "bus.deadletters.9", needs = Feature.ORDERING)
  void groupGoesOnBehindItsDeadLetter() {
    Queue letters = resources().queue(spec -> spec.inOrder());
    Queue queue =
        resources().queue(spec -> spec.inOrder().withDeadLetters(letters.name(), MAX_DELIVERIES));
    queue.send(poison.withGroup("group"));
    queue.send(message("next").withGroup("group"));
    Delivery letter = Poison.byRelease(queue, letters).letter();
    assertThat(letter.message()).isEqualTo(poison.withGroup("group"));
    assertThat(drain(queue, 1)).containsExactly("next");
  }

  private Queue queueWith(Queue letters) {
    return resources().queue(spec -> spec.withDeadLetters(letters.name(), MAX_DELIVERIES));
  }
}
