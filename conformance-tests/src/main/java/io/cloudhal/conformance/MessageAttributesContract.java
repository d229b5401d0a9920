package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The attributes of messages. */
abstract class MessageAttributesContract extends BusContract {

  @Test
  @Clause("bus.attributes.1")
  void messageWithoutAttributesComesWithout() {
    assertThat(roundTrip(message("plain")).message().attributes()).isEmpty();
  }

  @Test
  @Clause("bus.attributes.2")
  void eightAttributesComeAsTheyWere() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < Message.MAX_ATTRIBUTES; i++) {
      attributes.put("name_" + i, "value " + i);
    }
    assertKept(attributes);
  }

  @Test
  @Clause("bus.attributes.3")
  void longestNamesAndValuesComeAsTheyWere() {
    String value = "v".repeat(Message.MAX_ATTRIBUTE_BYTES);
    String manyBytes = "\u20ac".repeat(Message.MAX_ATTRIBUTE_BYTES / 3);
    assertKept(Map.of("n".repeat(64), value, "z", manyBytes));
  }

  @Test
  @Clause("bus.attributes.4")
  void valuesMayHaveAnyCharactersButControls() {
    assertKept(
        Map.of(
            "supplementary", "\ud83d\ude00\ud800\udc00",
            "no_xml", "\ufffe\uffff",
            "marks", " \"<&>'\\%+=;, ",
            "scripts", "\u00e4\u0416\u4e2d\u0627",
            "replacement", "\ufffd"));
  }

  @Test
  @Clause("bus.attributes.5")
  void attributesOfALargeBodyComeAsTheyWere() {
    Message sent = Message.of(bytes(LARGE)).withAttributes(Map.of("kind", "large"));
    assertThat(roundTrip(sent).message().equals(sent)).as("messages are equal").isTrue();
  }

  private void assertKept(Map<String, String> attributes) {
    Delivery received = roundTrip(message("body").withAttributes(attributes));
    assertThat(received.message().attributes()).containsExactlyInAnyOrderEntriesOf(attributes);
  }

  private Delivery roundTrip(Message message) {
    Queue queue = queue();
    queue.send(message);
    return receive(queue);
  }
}
