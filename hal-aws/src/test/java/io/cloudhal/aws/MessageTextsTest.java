package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.spi.MessageEnvelope;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MessageTextsTest {

  private static final int LIMIT = 4000;

  private final MessageTexts texts = new MessageTexts(LIMIT, Optional.empty());

  @Property
  void messageComesBackFromItsText(@ForAll byte[] body) {
    Message message =
        Message.of(Bytes.wrap(body))
            .withAttributes(Map.of("kind", "\u00e4\ud83d\ude00\ufffe"))
            .withGroup(" ~ group");
    assertThat(decode(encode(message).text())).isEqualTo(message);
  }

  @Test
  void textIsOfTheCharactersThatEveryVendorTakes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(encode(Message.of(Bytes.wrap(all))).text()).matches("[A-Za-z0-9+/=]+");
    assertThat(encode(Message.of(Bytes.empty())).text()).isNotEmpty();
  }

  @Test
  void largestBodyFillsTheLimitAndOneByteMoreIsRefused() {
    int overhead = MessageEnvelope.of(Map.of(), Bytes.empty()).encode().size();
    Message largest = Message.of(Bytes.wrap(new byte[LIMIT / 4 * 3 - overhead]));
    assertThat(encode(largest).text()).hasSize(LIMIT);
    Calls.run(() -> texts.requireSendable(largest));
    Message larger = Message.of(Bytes.wrap(new byte[LIMIT / 4 * 3 - overhead + 1]));
    assertThatThrownBy(() -> Calls.run(() -> texts.requireSendable(larger)))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> encode(larger)).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void portableInlineBodyFitsWithEverythingThatAMessageCanHave() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < Message.MAX_ATTRIBUTES; i++) {
      attributes.put("a".repeat(63) + i, "v".repeat(Message.MAX_ATTRIBUTE_BYTES));
    }
    AwsBusLimits limits = new AwsBusLimits(false);
    Message fullest =
        Message.of(Bytes.wrap(new byte[limits.maxInlineBytes()]))
            .withAttributes(attributes)
            .withGroup("g".repeat(128));
    MessageTexts topic = new MessageTexts(AwsBusLimits.TOPIC_BYTES, Optional.empty());
    assertThat(Calls.call(() -> topic.encode(fullest)).text().length())
        .isLessThanOrEqualTo(AwsBusLimits.TOPIC_BYTES);
  }

  @Test
  void textOfOthersIsCorrupt() {
    assertCorrupt("no base64 at all");
    assertCorrupt("");
    assertCorrupt("AAAA");
    assertCorrupt(text(Map.of("Not Ours", "value")));
    assertCorrupt(text(Map.of("hal_other", "value")));
    assertCorrupt(text(Map.of("hal_group", "\u00e4")));
  }

  private static String text(Map<String, String> attributes) {
    Bytes frame = MessageEnvelope.of(attributes, Bytes.empty()).encode();
    return Base64.getEncoder().encodeToString(frame.toByteArray());
  }

  private void assertCorrupt(String text) {
    assertThatThrownBy(() -> decode(text)).as(text).isInstanceOf(CorruptDataException.class);
  }

  private OutgoingMessage encode(Message message) {
    return Calls.call(() -> texts.encode(message));
  }

  private Message decode(String text) {
    return Calls.call(() -> texts.decode(text));
  }
}
