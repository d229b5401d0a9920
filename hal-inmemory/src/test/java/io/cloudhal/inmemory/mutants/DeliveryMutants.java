package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.SendResult;
import io.cloudhal.bus.Topic;
import io.cloudhal.inmemory.Mutant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Buses that are wrong in what they deliver to whom. */
final class DeliveryMutants {

  private DeliveryMutants() {}

  /** The last message of a batch is sent first. */
  @Fails({
    "bus.deduplication.6",
    "bus.ordering.10",
    "bus.ordering.11",
    "bus.ordering.2",
    "bus.ordering.4",
    "bus.ordering.5",
    "bus.ordering.6"
  })
  static final class BatchesAreReversed extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public List<SendResult> sendAll(List<Message> messages) {
          List<SendResult> results = new ArrayList<>(right.sendAll(reversed(messages)));
          return reversed(results);
        }
      };
    }

    private static <T> List<T> reversed(List<T> list) {
      List<T> reversed = new ArrayList<>(list);
      Collections.reverse(reversed);
      return reversed;
    }
  }

  /** A message is sent without its attributes. */
  @Fails(
      value = {
        "bus.attributes.2",
        "bus.attributes.3",
        "bus.attributes.4",
        "bus.attributes.5",
        "bus.deadletters.1",
        "bus.deadletters.2",
        "bus.deadletters.5",
        "bus.deadletters.9",
        "bus.lease.2",
        "bus.release.1"
      },
      sometimes = "bus.consume.2")
  static final class AttributesAreDropped extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public MessageId send(Message message) {
          return right.send(message.withAttributes(Map.of()));
        }
      };
    }
  }

  /** A message that is sent to a topic is sent again, as if there had been no answer. */
  @Fails(
      value = {
        "bus.budget.2",
        "bus.orderedtopic.1",
        "bus.orderedtopic.2",
        "bus.topic.1",
        "bus.topic.2",
        "bus.topic.3",
        "bus.topic.4",
        "bus.topic.6",
        "computer.names.1"
      },
      sometimes = "bus.consume.9")
  static final class TopicSendsTwice extends Mutant {
    @Override
    protected Topic topic(Topic topic) {
      return new ForwardingTopic(topic) {
        @Override
        public MessageId send(Message message) {
          right.send(message);
          return right.send(message);
        }
      };
    }
  }
}
