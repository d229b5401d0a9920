package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What one message is after its way through a queue. */
abstract class MessageSendContract extends BusContract {

  private static final long PORTABLE_BODY = 64L << 20;
  private static final int LARGEST_INLINE = 4 << 20;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  @Test
  @Clause("bus.send.1")
  void receivedMessageEqualsTheOneSent() {
    Queue queue = queue();
    Message sent = message("hello");
    assertThat(queue.send(sent).value()).isNotEmpty();
    assertThat(receive(queue).message()).isEqualTo(sent);
  }

  @Test
  @Clause("bus.send.2")
  void bodyMayBeEmpty() {
    roundTrip(Bytes.empty());
  }

  @Test
  @Clause("bus.send.3")
  void bodyMayHaveAnyBytes() {
    byte[] all = new byte[512];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i / 2);
    }
    roundTrip(Bytes.wrap(all));
  }

  @Test
  @Clause("bus.send.4")
  void bodyNeedNotBeText() {
    roundTrip(Bytes.wrap(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xED, 0}));
  }

  @Test
  @Clause("bus.send.5")
  void bodyMayBeLargerThanTheVendorsLimit() {
    roundTrip(bytes(LARGE));
  }

  @Test
  @Clause("bus.send.6")
  void bodiesAroundTheLargestInlineOneAreEqual() {
    int inline = Math.min(computer().bus().capabilities().maxInlineBytes(), LARGEST_INLINE);
    roundTrip(bytes(inline - 1));
    roundTrip(bytes(inline));
    roundTrip(bytes(inline + 1));
  }

  @Test
  @Clause("bus.send.7")
  void largestBodyIsAtLeastThePortableBound() {
    assertThat(computer().bus().capabilities().maxBodyBytes())
        .isGreaterThanOrEqualTo(PORTABLE_BODY);
  }

  @Test
  @Clause("bus.send.8")
  void bodyAboveTheLargestIsRefusedBeforeAnyRequest() {
    Queue queue = queue();
    long largest = computer().bus().capabilities().maxBodyBytes();
    Message tooLarge = Message.of(Bytes.wrap(new byte[Math.toIntExact(largest + 1)]));
    calls().clear();
    assertThatThrownBy(() -> queue.send(tooLarge)).isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
    assertNothing(queue);
  }

  @Test
  @Clause("bus.send.9")
  void equalMessagesAreTwoMessages() {
    Queue queue = queue();
    queue.send(message("same"));
    queue.send(message("same"));
    assertThat(bodies(receive(queue, 2))).containsExactly("same", "same");
    assertNothing(queue);
  }

  @Test
  @Clause("bus.send.10")
  void deliveryTellsWhenTheMessageWasSent() {
    Queue queue = queue();
    Instant before = time().now();
    queue.send(message("now"));
    Instant after = time().now();
    time().pass(Duration.ofSeconds(2));
    assertThat(receive(queue).sentAt()).isBetween(before.minus(CLOCK_SKEW), after.plus(CLOCK_SKEW));
  }

  private void roundTrip(Bytes body) {
    Queue queue = queue();
    queue.send(Message.of(body));
    Delivery received = receive(queue);
    assertThat(received.message().body().equals(body)).as("bodies are equal").isTrue();
  }
}
