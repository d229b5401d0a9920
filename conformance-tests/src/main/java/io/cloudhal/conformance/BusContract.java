package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.MessageHandler;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the contracts of messages share. */
abstract class BusContract extends Contract {

  /** The shortest lease, so that little time has to pass. */
  static final Duration LEASE = ReceiveOptions.MIN_LEASE;

  /** The most messages, without waiting for any. */
  static final ReceiveOptions AT_ONCE =
      ReceiveOptions.defaults().withMax(100).withMaxWait(Duration.ZERO);

  /** A body that no vendor takes in a message. */
  static final int LARGE = 5_000_000;

  final Queue queue() {
    return resources().queue();
  }

  static Message message(String body) {
    return Message.of(Bytes.utf8(body));
  }

  /** Returns {@code count} messages with the bodies {@code prefix + index}. */
  static List<Message> messages(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> message(prefix + i)).toList();
  }

  /** Returns {@code size} bytes without a pattern. */
  static Bytes bytes(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Bytes.wrap(content);
  }

  /** Receives one message. */
  static Delivery receive(MessageSource source) {
    return receive(source, AT_ONCE);
  }

  static Delivery receive(MessageSource source, ReceiveOptions options) {
    return receive(source, 1, options).get(0);
  }

  static List<Delivery> receive(MessageSource source, int count) {
    return receive(source, count, AT_ONCE);
  }

  /** Receives until {@code count} messages are there, and never more. */
  static List<Delivery> receive(MessageSource source, int count, ReceiveOptions options) {
    List<Delivery> received = new ArrayList<>();
    Eventually.holds(
        () -> {
          int missing = count - received.size();
          received.addAll(source.receive(options.withMax(Math.min(missing, options.max()))));
          assertThat(received).as("messages received").hasSize(count);
        });
    return received;
  }

  /** Asserts that there is nothing to receive; asks thrice, as an answer may be partial. */
  static void assertNothing(MessageSource source) {
    for (int i = 0; i < 3; i++) {
      assertThat(bodies(source.receive(AT_ONCE))).as("messages received").isEmpty();
    }
  }

  static List<String> bodies(List<Delivery> deliveries) {
    return deliveries.stream().map(BusContract::body).toList();
  }

  static List<String> bodiesOf(List<Message> messages) {
    return messages.stream().map(message -> message.body().toUtf8()).toList();
  }

  static String body(Delivery delivery) {
    return delivery.message().body().toUtf8();
  }

  /** Acknowledges and asserts that it worked. */
  static void acknowledge(MessageSource source, List<Delivery> deliveries) {
    assertThat(source.acknowledge(deliveries))
        .hasSize(deliveries.size())
        .allMatch(AckResult.Acknowledged.class::isInstance);
  }

  static void acknowledge(MessageSource source, Delivery delivery) {
    acknowledge(source, List.of(delivery));
  }

  /** Receives and acknowledges {@code count} messages one by one, and returns their bodies. */
  static List<String> drain(MessageSource source, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Delivery delivery = receive(source);
      bodies.add(body(delivery));
      acknowledge(source, delivery);
    }
    return bodies;
  }

  /** Lets a lease of {@link #LEASE} that begins now end. */
  final void letLeaseEnd() {
    time().pass(LEASE.plusSeconds(1));
  }

  /** Consumes until the test ends. */
  final Consumption consume(MessageSource source, MessageHandler handler, ConsumeOptions options) {
    Consumption consumption = source.consume(handler, options);
    resources().afterwards(consumption::close);
    return consumption;
  }

  /** Consumes until the test ends, which opens the gate before. */
  final Consumption consume(MessageSource source, Gate gate, ConsumeOptions options) {
    Consumption consumption = consume(source, (MessageHandler) gate, options);
    resources().afterwards(gate::open);
    return consumption;
  }
}
