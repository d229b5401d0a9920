package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.SendResult;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.inmemory.Mutant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Buses that are wrong in what queues can do beside. */
final class QueueMutants {

  private QueueMutants() {}

  /** Messages of one group are leased at the same time. */
  @Fails(
      value = {
        "bus.deadletters.9",
        "bus.ordering.11",
        "bus.ordering.3",
        "bus.ordering.4",
        "bus.ordering.5",
        "bus.ordering.6"
      },
      sometimes = "bus.consume.10")
  static final class GroupsHandOutTwo extends Mutant {

    private final Map<String, String> groups = new ConcurrentHashMap<>();

    /** Gives the message a group of its own. */
    private Message alone(Message message, String group) {
      String alone = "group-" + groups.size() + "-" + System.nanoTime();
      groups.put(alone, group);
      return message.withGroup(alone);
    }

    private String group(String alone) {
      return groups.getOrDefault(alone, alone);
    }

    @Override
    protected Queue queue(Queue queue) {
      return new RetoldQueue(queue) {
        @Override
        public MessageId send(Message message) {
          return right.send(message.group().map(group -> alone(message, group)).orElse(message));
        }

        @Override
        public List<SendResult> sendAll(List<Message> messages) {
          return right.sendAll(
              messages.stream()
                  .map(each -> each.group().map(group -> alone(each, group)).orElse(each))
                  .toList());
        }

        @Override
        ForwardingDelivery retold(Delivery delivery) {
          return new ForwardingDelivery(delivery) {
            @Override
            public Message message() {
              Message message = right.message();
              return message.group().map(alone -> message.withGroup(group(alone))).orElse(message);
            }
          };
        }
      };
    }
  }

  /** Every message is delivered. */
  @Fails(
      value = {
        "bus.deduplication.1",
        "bus.deduplication.2",
        "bus.deduplication.3",
        "bus.deduplication.6",
        "bus.deduplication.8"
      },
      sometimes = "errors.cancel.7")
  static final class DeduplicationIdIsIgnored extends Mutant {
    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public MessageId send(Message message) {
          return right.send(withoutId(message));
        }

        @Override
        public List<SendResult> sendAll(List<Message> messages) {
          return right.sendAll(messages.stream().map(each -> withoutId(each)).toList());
        }

        private Message withoutId(Message message) {
          Message copy =
              Message.of(message.body())
                  .withAttributes(message.attributes())
                  .withDelay(message.delay());
          return message.group().map(copy::withGroup).orElse(copy);
        }
      };
    }
  }

  /** A message that was delivered often enough goes to a queue that nobody knows. */
  @Fails({
    "bus.deadletters.1",
    "bus.deadletters.2",
    "bus.deadletters.3",
    "bus.deadletters.6",
    "bus.deadletters.7",
    "bus.deadletters.9",
    "computer.spec.2",
    "computer.spec.7",
    "computer.spec.9"
  })
  static final class DeadLettersAreDropped extends Mutant {
    @Override
    protected Provisioner provisioner(Provisioner provisioner) {
      return new ForwardingProvisioner(provisioner) {
        @Override
        public void ensureQueue(QueueSpec spec) {
          right.ensureQueue(
              spec.deadLetters()
                  .map(dead -> spec.withDeadLetters(nowhere(spec), dead.maxDeliveries()))
                  .orElse(spec));
        }

        private QueueName nowhere(QueueSpec spec) {
          QueueName nowhere = new QueueName("nowhere-" + spec.ordered());
          QueueSpec plain = QueueSpec.of(nowhere);
          right.ensureQueue(spec.ordered() ? plain.inOrder() : plain);
          return nowhere;
        }
      };
    }
  }

  /** The backlog never goes down. */
  @Fails({"bus.backlog.3", "bus.backlog.4"})
  static final class BacklogCountsWhatWasReceived extends Mutant {

    private final AtomicLong leased = new AtomicLong();

    @Override
    protected Queue queue(Queue queue) {
      return new ForwardingQueue(queue) {
        @Override
        public List<Delivery> receive(ReceiveOptions options) {
          List<Delivery> deliveries = right.receive(options);
          leased.addAndGet(deliveries.size());
          return deliveries;
        }

        @Override
        public OptionalLong backlog() {
          return OptionalLong.of(right.backlog().orElse(0) + leased.get());
        }
      };
    }
  }
}
