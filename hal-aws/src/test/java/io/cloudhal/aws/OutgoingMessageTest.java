package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutgoingMessageTest {

  /** All printable ASCII characters but the space. */
  private static final String PUNCTUATED =
      IntStream.rangeClosed(0x21, 0x7e).mapToObj(Character::toString).collect(Collectors.joining());

  private final Message message = Message.of(Bytes.utf8("body"));

  @Test
  void idsOfTheVendorsAlphabetStayAsTheyAre() {
    OutgoingMessage outgoing =
        outgoing(message.withGroup(PUNCTUATED).withDeduplicationId(PUNCTUATED));
    assertThat(outgoing.group()).contains(PUNCTUATED);
    assertThat(outgoing.deduplicationId()).contains(PUNCTUATED);
  }

  @Test
  void idsWithSpacesAreHashedEachToItsOwn() {
    String spaces = " ".repeat(128);
    OutgoingMessage one = outgoing(message.withGroup(spaces).withDeduplicationId(spaces));
    assertThat(one.group().orElseThrow()).matches("[0-9a-f]{64}");
    assertThat(one.deduplicationId()).isEqualTo(one.group());
    assertThat(outgoing(message.withGroup(spaces)).group()).isEqualTo(one.group());
    assertThat(outgoing(message.withGroup("a b")).group()).isNotEqualTo(one.group());
  }

  @Test
  void messageOfAGroupHasADeduplicationIdOfItsOwn() {
    Message grouped = message.withGroup("group");
    assertThat(outgoing(grouped).deduplicationId()).isPresent();
    assertThat(outgoing(grouped).deduplicationId())
        .isNotEqualTo(outgoing(grouped).deduplicationId());
    assertThat(outgoing(message).group()).isEmpty();
    assertThat(outgoing(message).deduplicationId()).isEqualTo(Optional.empty());
  }

  @Test
  void partsOfASecondAreRoundedUp() {
    assertThat(OutgoingMessage.seconds(Duration.ZERO)).isZero();
    assertThat(OutgoingMessage.seconds(Duration.ofNanos(1))).isEqualTo(1);
    assertThat(OutgoingMessage.seconds(Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(OutgoingMessage.seconds(Duration.ofMillis(1001))).isEqualTo(2);
    assertThat(outgoing(message.withDelay(Duration.ofMillis(500))).delaySeconds()).isEqualTo(1);
  }

  private static OutgoingMessage outgoing(Message message) {
    return OutgoingMessage.of(message, "text");
  }
}
