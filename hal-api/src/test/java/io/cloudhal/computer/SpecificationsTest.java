package io.cloudhal.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import org.junit.jupiter.api.Test;

final class SpecificationsTest {

  private static final QueueName QUEUE = new QueueName("queue");
  private static final QueueName DEAD = new QueueName("dead");

  @Test
  void aQueueKeepsWhatWasSetBefore() {
    QueueSpec plain = QueueSpec.of(QUEUE);
    assertThat(plain.ordered()).isFalse();
    assertThat(plain.deadLetters()).isEmpty();
    QueueSpec spec = plain.withDeadLetters(DEAD, 7).inOrder();
    assertThat(spec.ordered()).isTrue();
    assertThat(spec.deadLetters()).contains(new DeadLetters(DEAD, 7));
    assertThat(plain.inOrder().withDeadLetters(DEAD, 7)).isEqualTo(spec);
  }

  @Test
  void deadLettersAreMovedAfterFiveToAHundredDeliveries() {
    for (int deliveries : new int[] {5, 100}) {
      assertThat(new DeadLetters(DEAD, deliveries).maxDeliveries()).isEqualTo(deliveries);
    }
    for (int deliveries : new int[] {4, 101}) {
      assertThatThrownBy(() -> QueueSpec.of(QUEUE).withDeadLetters(DEAD, deliveries))
          .hasMessage("maximum deliveries must be 5 to 100, is " + deliveries);
    }
  }

  @Test
  void aTopicMayBeOrderedAndASubscriptionMayHaveDeadLetters() {
    TopicName topic = new TopicName("topic");
    assertThat(TopicSpec.of(topic).ordered()).isFalse();
    assertThat(TopicSpec.of(topic).inOrder().ordered()).isTrue();
    SubscriptionSpec spec = SubscriptionSpec.of(new SubscriptionName("sub"), topic);
    assertThat(spec.deadLetters()).isEmpty();
    assertThat(spec.withDeadLetters(DEAD, 5).deadLetters()).contains(new DeadLetters(DEAD, 5));
    assertThat(spec.withDeadLetters(DEAD, 5).topic()).isEqualTo(topic);
  }

  @Test
  void aStreamHasOneToAHundredShards() {
    StreamName name = new StreamName("stream");
    for (int shards : new int[] {1, 100}) {
      assertThat(StreamSpec.of(name, shards).shards()).isEqualTo(shards);
    }
    for (int shards : new int[] {0, 101}) {
      assertThatThrownBy(() -> StreamSpec.of(name, shards))
          .hasMessage("number of shards must be 1 to 100, is " + shards);
    }
  }

  @Test
  void whatWasSweptIsNotNegative() {
    assertThat(new Swept(0, 0, 0, true).finished()).isTrue();
    assertThatThrownBy(() -> new Swept(-1, 0, 0, true)).hasMessageStartingWith("entries must");
    assertThatThrownBy(() -> new Swept(0, -1, 0, true)).hasMessageStartingWith("bodies must");
    assertThatThrownBy(() -> new Swept(0, 0, -1, true)).hasMessageStartingWith("uploads must");
  }
}
