package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many messages wait. */
abstract class BacklogContract extends BusContract {

  @Test
  @Clause(value = "bus.backlog.1", needs = Feature.BACKLOG)
  void emptyQueueHasNone() {
    assertBacklog(queue(), 0);
  }

  @Test
  @Clause(value = "bus.backlog.2", needs = Feature.BACKLOG)
  void waitingMessagesAreCounted() {
    Queue queue = queue();
    queue.sendAll(messages("m", 5));
    assertBacklog(queue, 5);
  }

  @Test
  @Clause(value = "bus.backlog.3", needs = Feature.BACKLOG)
  void leasedMessagesAreNotCountedUntilTheyAreReleased() {
    Queue queue = queue();
    queue.sendAll(messages("m", 5));
    receive(queue, 2);
    assertBacklog(queue, 3);
    queue.release(receive(queue), Duration.ZERO);
    assertBacklog(queue, 3);
  }

  @Test
  @Clause(value = "bus.backlog.4", needs = Feature.BACKLOG)
  void messagesWhoseLeaseHasEndedAreCounted() {
    Queue queue = queue();
    queue.sendAll(messages("m", 2));
    receive(queue, 2, AT_ONCE.withLease(LEASE));
    assertBacklog(queue, 0);
    letLeaseEnd();
    assertBacklog(queue, 2);
  }

  @Test
  @Clause(value = "bus.backlog.5", needs = Feature.BACKLOG)
  void eachSubscriptionHasItsOwn() {
    Topic topic = resources().topic(spec -> spec);
    Subscription one = resources().subscription(topic, spec -> spec);
    Subscription other = resources().subscription(topic, spec -> spec);
    topic.sendAll(messages("m", 3));
    acknowledge(one, receive(one));
    assertBacklog(one, 2);
    assertBacklog(other, 3);
  }

  private static void assertBacklog(MessageSource source, long expected) {
    Eventually.holds(() -> assertThat(source.backlog()).hasValue(expected));
  }
}
