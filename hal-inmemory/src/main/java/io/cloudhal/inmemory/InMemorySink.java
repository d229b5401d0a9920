package io.cloudhal.inmemory;

import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.SendResult;
import io.cloudhal.spi.Call;
import java.util.List;
import java.util.function.Supplier;

/** The sending side of a queue or topic. Every call is one request. */
final class InMemorySink implements MessageSink {

  private final BusAddress address;
  private final Supplier<BusResources> resources;

  InMemorySink(BusAddress address, Supplier<BusResources> resources) {
    this.address = address;
    this.resources = resources;
  }

  @Override
  public MessageId send(Message message) {
    return accepted(List.of(message)).get(0);
  }

  /** All messages or none: what can go wrong concerns them all. */
  @Override
  public List<SendResult> sendAll(List<Message> messages) {
    return accepted(messages).stream().<SendResult>map(SendResult.Sent::new).toList();
  }

  private List<MessageId> accepted(List<Message> messages) {
    Call.current().countRequest();
    return resources.get().withIntake(address, intake -> intake.send(messages));
  }
}
