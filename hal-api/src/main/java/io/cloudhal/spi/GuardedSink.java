package io.cloudhal.spi;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.BusFeature;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.MessageSink;
import io.cloudhal.bus.SendResult;
import io.cloudhal.observe.Operation;
import java.util.List;

/** Adds to the sending side of a driver what all share. */
final class GuardedSink implements MessageSink {

  private final MessageSink driver;
  private final BusCapabilities capabilities;
  private final Guard guard;
  private final Operation send;
  private final Operation sendAll;

  GuardedSink(MessageSink driver, String resource, BusCapabilities capabilities, Guard guard) {
    this.driver = driver;
    this.capabilities = capabilities;
    this.guard = guard;
    this.send = guard.operation("bus.send", resource);
    this.sendAll = guard.operation("bus.sendAll", resource);
  }

  @Override
  public MessageId send(Message message) {
    return guard.call(
        send,
        () -> {
          check(message);
          Call.current().countSent(message.body().size());
          return driver.send(message);
        });
  }

  @Override
  public List<SendResult> sendAll(List<Message> messages) {
    return guard.call(
        sendAll,
        () -> {
          messages.forEach(this::check);
          messages.forEach(message -> Call.current().countSent(message.body().size()));
          return messages.isEmpty() ? List.of() : driver.sendAll(messages);
        });
  }

  private void check(Message message) {
    if (message.group().isPresent()) {
      require(BusFeature.ORDERING);
    }
    if (message.deduplicationId().isPresent()) {
      require(BusFeature.DEDUPLICATION);
    }
    if (!message.delay().isZero()) {
      require(BusFeature.DELAY);
      Guard.requireAtMost(
          "seconds of delay", message.delay().toSeconds(), capabilities.maxDelay().toSeconds());
    }
    Guard.requireAtMost("bytes of body", message.body().size(), capabilities.maxBodyBytes());
  }

  private void require(BusFeature feature) {
    if (!capabilities.features().contains(feature)) {
      throw Guard.unsupported(feature);
    }
  }
}
