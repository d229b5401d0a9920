package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.Topic;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Resources that are there with another specification, or that need others. */
abstract class SpecificationContract extends BusContract {

  @Test
  @Clause(value = "computer.spec.1", needs = Feature.ORDERING)
  void queueOfAnotherOrderIsInvalidAndStaysAsItWas() {
    Queue queue = queue();
    assertInvalid(() -> ensure(QueueSpec.of(queue.name()).inOrder()));
    queue.send(message("no group"));
    assertThat(drain(queue, 1)).containsExactly("no group");
  }

  @Test
  @Clause("computer.spec.2")
  void queueWithOtherDeadLettersIsInvalid() {
    Queue letters = queue();
    Queue queue = resources().queue(spec -> spec.withDeadLetters(letters.name(), 5));
    assertInvalid(() -> ensure(QueueSpec.of(queue.name())));
    assertInvalid(() -> ensure(QueueSpec.of(queue.name()).withDeadLetters(letters.name(), 6)));
    Queue others = queue();
    assertInvalid(() -> ensure(QueueSpec.of(queue.name()).withDeadLetters(others.name(), 5)));
    assertInvalid(() -> ensure(QueueSpec.of(letters.name()).withDeadLetters(others.name(), 5)));
    ensure(QueueSpec.of(queue.name()).withDeadLetters(letters.name(), 5));
  }

  @Test
  @Clause(value = "computer.spec.3", needs = Feature.ORDERING)
  void topicOfAnotherOrderIsInvalid() {
    Topic topic = resources().topic(spec -> spec);
    assertInvalid(() -> computer().provisioner().ensureTopic(TopicSpec.of(topic.name()).inOrder()));
    Topic ordered = resources().topic(spec -> spec.inOrder());
    assertInvalid(() -> computer().provisioner().ensureTopic(TopicSpec.of(ordered.name())));
  }

  @Test
  @Clause("computer.spec.4")
  void subscriptionOfAnotherTopicIsInvalidAndStaysAsItWas() {
    Topic topic = resources().topic(spec -> spec);
    Topic other = resources().topic(spec -> spec);
    Subscription subscription = resources().subscription(topic, spec -> spec);
    assertInvalid(() -> ensure(SubscriptionSpec.of(subscription.name(), other.name())));
    topic.send(message("of its topic"));
    assertThat(drain(subscription, 1)).containsExactly("of its topic");
  }

  @Test
  @Clause("computer.spec.5")
  void subscriptionWithOtherDeadLettersIsInvalid() {
    Queue letters = queue();
    Topic topic = resources().topic(spec -> spec);
    SubscriptionName plain = resources().subscription(topic, spec -> spec).name();
    SubscriptionSpec spec = SubscriptionSpec.of(plain, topic.name());
    assertInvalid(() -> ensure(spec.withDeadLetters(letters.name(), 5)));
    ensure(spec);
  }

  @Test
  @Clause("computer.spec.6")
  void streamWithAnotherNumberOfShardsIsInvalid() {
    EventStream stream = resources().stream(2);
    assertInvalid(() -> computer().provisioner().ensureStream(StreamSpec.of(stream.name(), 3)));
    assertThat(stream.shards()).hasSize(2);
  }

  @Test
  @Clause("computer.spec.7")
  void queueWhoseDeadLetterQueueIsMissingIsNotFoundAndNotMade() {
    QueueName name = new QueueName(fresh("queue"));
    QueueName missing = new QueueName(fresh("missing"));
    assertNotFound(() -> ensure(QueueSpec.of(name).withDeadLetters(missing, 5)));
    assertNotFound(() -> computer().bus().queue(name).receive(AT_ONCE));
  }

  @Test
  @Clause("computer.spec.8")
  void queueThatIsItsOwnDeadLetterQueueIsInvalid() {
    QueueName name = new QueueName(fresh("queue"));
    assertInvalid(() -> ensure(QueueSpec.of(name).withDeadLetters(name, 5)));
    assertNotFound(() -> computer().bus().queue(name).receive(AT_ONCE));
  }

  @Test
  @Clause(value = "computer.spec.9", needs = Feature.ORDERING)
  void queueWhoseDeadLetterQueueIsOfAnotherOrderIsInvalid() {
    QueueName plain = queue().name();
    QueueName ordered = resources().queue(spec -> spec.inOrder()).name();
    QueueName name = new QueueName(fresh("queue"));
    assertInvalid(() -> ensure(QueueSpec.of(name).withDeadLetters(ordered, 5)));
    assertInvalid(() -> ensure(QueueSpec.of(name).inOrder().withDeadLetters(plain, 5)));
  }

  @Test
  @Clause("computer.spec.10")
  void subscriptionWhoseTopicIsMissingIsNotFoundAndNotMade() {
    SubscriptionName name = new SubscriptionName(fresh("sub"));
    TopicName missing = new TopicName(fresh("missing"));
    assertNotFound(() -> ensure(SubscriptionSpec.of(name, missing)));
    assertNotFound(() -> computer().bus().subscription(name).receive(AT_ONCE));
  }

  @Test
  @Clause("computer.spec.11")
  void subscriptionWhoseDeadLetterQueueIsMissingIsNotFoundAndNotMade() {
    SubscriptionName name = new SubscriptionName(fresh("sub"));
    TopicName topic = resources().topic(spec -> spec).name();
    QueueName missing = new QueueName(fresh("missing"));
    assertNotFound(() -> ensure(SubscriptionSpec.of(name, topic).withDeadLetters(missing, 5)));
    assertNotFound(() -> computer().bus().subscription(name).receive(AT_ONCE));
  }

  @Test
  @Clause(value = "computer.spec.12", needs = Feature.ORDERING)
  void subscriptionWhoseDeadLetterQueueIsOfAnotherOrderIsInvalid() {
    SubscriptionName name = new SubscriptionName(fresh("sub"));
    TopicName ordered = resources().topic(spec -> spec.inOrder()).name();
    QueueName plain = queue().name();
    assertInvalid(() -> ensure(SubscriptionSpec.of(name, ordered).withDeadLetters(plain, 5)));
    assertNotFound(() -> computer().bus().subscription(name).receive(AT_ONCE));
  }

  private void ensure(QueueSpec spec) {
    computer().provisioner().ensureQueue(spec);
  }

  private void ensure(SubscriptionSpec spec) {
    computer().provisioner().ensureSubscription(spec);
  }

  private static void assertInvalid(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class);
  }

  private static void assertNotFound(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
  }
}
