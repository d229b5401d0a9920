package io.cloudhal.conformance;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.BusFeature;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.conformance.TinyComputer.Manner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a {@link io.cloudhal.bus.Bus} is asked for when features are refused. */
public final class TinyBus {

  private final boolean declares;
  private final Manner manner;

  TinyBus(boolean declares, Manner manner) {
    this.declares = declares;
    this.manner = manner;
  }

  public BusCapabilities capabilities() {
    return Partial.of(BusCapabilities.class, new TinyCapabilities());
  }

  public Queue queue(QueueName name) {
    return Partial.of(Queue.class, new TinyQueue());
  }

  /** What {@link BusCapabilities} are asked for here. */
  public final class TinyCapabilities {
    public Set<BusFeature> features() {
      return declares ? Set.of(BusFeature.values()) : Set.of();
    }

    public boolean reportsBacklog() {
      return declares;
    }
  }

  /** What a {@link Queue} is asked for here; all its messages use a feature. */
  public final class TinyQueue {
    private final Deque<Message> messages = new ArrayDeque<>();

    public MessageId send(Message message) {
      if (manner == Manner.REFUSES) {
        throw TinyComputer.refusal();
      }
      messages.add(message);
      if (manner == Manner.REFUSES_LATE) {
        throw TinyComputer.refusal();
      }
      return new MessageId("tiny");
    }

    public List<Delivery> receive(ReceiveOptions options) {
      return messages.stream()
          .limit(options.max())
          .map(message -> Partial.of(Delivery.class, message))
          .toList();
    }

    public OptionalLong backlog() {
      return manner == Manner.WORKS ? OptionalLong.of(messages.size()) : OptionalLong.empty();
    }
  }
}
