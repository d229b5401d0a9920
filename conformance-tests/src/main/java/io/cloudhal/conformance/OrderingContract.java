package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of messages within their groups. */
abstract class OrderingContract extends BusContract {

  private static final Duration DELAY = Duration.ofSeconds(4);

  @Test
  @Clause(value = "bus.ordering.1", needs = Feature.ORDERING)
  void messagesOfAGroupComeInTheOrderTheyWereSent() {
    Queue queue = ordered();
    List<Message> messages = inGroup("group", 10);
    messages.forEach(queue::send);
    assertThat(drain(queue, 10)).containsExactlyElementsOf(bodiesOf(messages));
  }

  @Test
  @Clause(value = "bus.ordering.2", needs = Feature.ORDERING)
  void messagesOfABatchComeInItsOrderWithinTheirGroups() {
    Queue queue = ordered();
    List<Message> messages =
        IntStream.range(0, 30).mapToObj(i -> message("m" + i).withGroup("group-" + i % 3)).toList();
    queue.sendAll(messages);
    Map<String, List<String>> received = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      Delivery each = receive(queue);
      received.computeIfAbsent(group(each), group -> new ArrayList<>()).add(body(each));
      acknowledge(queue, each);
    }
    for (int group = 0; group < 3; group++) {
      int first = group;
      assertThat(received.get("group-" + group))
          .containsExactlyElementsOf(
              IntStream.range(0, 10).mapToObj(i -> "m" + (first + 3 * i)).toList());
    }
  }

  @Test
  @Clause(value = "bus.ordering.3", needs = Feature.ORDERING)
  void oneMessageOfAGroupIsUnacknowledgedAtATime() {
    Queue queue = ordered();
    queue.sendAll(inGroup("group", 3));
    Delivery first = receive(queue);
    assertNothing(queue);
    acknowledge(queue, first);
    assertThat(bodies(receive(queue, 1))).containsExactly("group1");
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.ordering.4", needs = Feature.ORDERING)
  void otherGroupsGoOn() {
    Queue queue = ordered();
    queue.sendAll(inGroup("held", 2));
    receive(queue);
    queue.sendAll(inGroup("free", 2));
    queue.sendAll(inGroup("too", 1));
    List<Delivery> received = receive(queue, 2);
    assertThat(bodies(received)).containsExactlyInAnyOrder("free0", "too0");
    acknowledge(queue, received);
    assertThat(drain(queue, 1)).containsExactly("free1");
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.ordering.5", needs = Feature.ORDERING)
  void releasedMessageHoldsItsGroup() {
    Queue queue = ordered();
    queue.sendAll(inGroup("group", 2));
    queue.release(receive(queue), DELAY);
    assertNothing(queue);
    time().pass(DELAY.plusSeconds(1));
    assertThat(drain(queue, 2)).containsExactly("group0", "group1");
  }

  @Test
  @Clause(value = "bus.ordering.6", needs = Feature.ORDERING)
  void messageWhoseLeaseHasEndedComesBeforeTheLaterOnes() {
    Queue queue = ordered();
    queue.sendAll(inGroup("group", 2));
    receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    assertThat(drain(queue, 2)).containsExactly("group0", "group1");
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.ordering.7", needs = Feature.ORDERING)
  void messageWithoutGroupIsInvalidOnAnOrderedQueue() {
    Queue queue = ordered();
    assertThatThrownBy(() -> queue.send(message("loose")))
        .isInstanceOf(InvalidRequestException.class);
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.ordering.8", needs = Feature.ORDERING)
  void messageWithGroupIsInvalidOnAQueueThatIsNotOrdered() {
    Queue queue = queue();
    assertThatThrownBy(() -> queue.send(message("grouped").withGroup("group")))
        .isInstanceOf(InvalidRequestException.class);
    assertNothing(queue);
  }

  @Test
  @Clause(value = "bus.ordering.12", needs = Feature.ORDERING)
  void oneMessageThatDoesNotFitMakesABatchInvalid() {
    Queue ordered = ordered();
    List<Message> loose = List.of(message("fits").withGroup("group"), message("loose"));
    assertThatThrownBy(() -> ordered.sendAll(loose)).isInstanceOf(InvalidRequestException.class);
    assertNothing(ordered);
    Queue plain = queue();
    List<Message> grouped = List.of(message("fits"), message("grouped").withGroup("group"));
    assertThatThrownBy(() -> plain.sendAll(grouped)).isInstanceOf(InvalidRequestException.class);
    assertNothing(plain);
  }

  @Test
  @Clause(value = "bus.ordering.9", needs = Feature.ORDERING)
  void messageComesWithItsGroup() {
    Queue queue = ordered();
    String group = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "g".repeat(95);
    queue.send(message("grouped").withGroup(group));
    Delivery received = receive(queue);
    assertThat(group(received)).hasSize(128).isEqualTo(group);
    acknowledge(queue, received);
  }

  @Test
  @Clause(value = "bus.ordering.10", needs = Feature.ORDERING)
  void largeBodiesKeepTheirPlace() {
    Queue queue = ordered();
    Message large = Message.of(bytes(LARGE)).withGroup("group");
    queue.sendAll(List.of(inGroup("group", 1).get(0), large));
    queue.send(message("last").withGroup("group"));
    assertThat(drain(queue, 1)).containsExactly("group0");
    Delivery second = receive(queue);
    assertThat(second.message().equals(large)).as("messages are equal").isTrue();
    acknowledge(queue, second);
    assertThat(drain(queue, 1)).containsExactly("last");
  }

  @Test
  @Clause(value = "bus.ordering.11", needs = Feature.ORDERING)
  void acknowledgingOneGroupDoesNotFreeAnother() {
    Queue queue = ordered();
    queue.sendAll(inGroup("a", 2));
    queue.sendAll(inGroup("b", 2));
    List<Delivery> heads = receive(queue, 2);
    acknowledge(queue, heads.get(0));
    String freed = group(heads.get(0));
    assertThat(bodies(receive(queue, 1))).containsExactly(freed + "1");
    assertNothing(queue);
  }

  private Queue ordered() {
    return resources().queue(spec -> spec.inOrder());
  }

  private static List<Message> inGroup(String group, int count) {
    return messages(group, count).stream().map(message -> message.withGroup(group)).toList();
  }

  private static String group(Delivery delivery) {
    return delivery.message().group().orElseThrow();
  }
}
