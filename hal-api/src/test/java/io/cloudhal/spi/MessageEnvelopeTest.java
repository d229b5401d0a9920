package io.cloudhal.spi;

import static io.cloudhal.spi.TinyCalls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MessageEnvelopeTest {

  private static final String REFERENCE = "2026-11-24/0";
  private static final Map<String, String> ATTRIBUTES =
      Map.of("kind", "good", "von", "\u00e4\ud83d\ude00");

  private final TinyBucket bucket = new TinyBucket();
  private final Optional<ClaimChecks> claims =
      Optional.of(new ClaimChecks(bucket, TimeSource.system()));

  @Property
  void frameComesBackAsTheEnvelope(
      @ForAll byte[] body, @ForAll("attributes") Map<String, String> attributes) {
    MessageEnvelope envelope = MessageEnvelope.of(attributes, Bytes.wrap(body));
    Bytes frame = envelope.encode();
    assertThat(frame.size()).isEqualTo((int) envelope.encodedBytes());
    assertThat(decode(frame)).isEqualTo(envelope);
    assertThat(decode(frame).body(Optional.empty())).isEqualTo(Bytes.wrap(body));
  }

  @Property
  void frameOfAReferenceComesBackAsTheEnvelope(
      @ForAll int size, @ForAll("attributes") Map<String, String> attributes) {
    int bodyBytes = size & Integer.MAX_VALUE;
    MessageEnvelope envelope = MessageEnvelope.claiming(attributes, REFERENCE, bodyBytes);
    MessageEnvelope decoded = decode(envelope.encode());
    assertThat(decoded).isEqualTo(envelope);
    assertThat(decoded.reference()).contains(REFERENCE);
    assertThat(decoded.bodyBytes()).isEqualTo(bodyBytes);
    assertThat(decoded.attributes()).isEqualTo(attributes);
  }

  /** Whatever it is, it is either an envelope or corrupt. */
  @Property
  void anyBytesAreAFrameOrCorrupt(@ForAll byte[] noise) {
    decodesOrIsCorrupt(noise);
  }

  @Property
  void changedFrameIsAFrameOrCorrupt(
      @ForAll("attributes") Map<String, String> attributes, @ForAll int at, @ForAll byte change) {
    byte[] frame = MessageEnvelope.claiming(attributes, REFERENCE, 9).encode().toByteArray();
    frame[Math.floorMod(at, frame.length)] ^= change;
    decodesOrIsCorrupt(frame);
  }

  @Provide
  Arbitrary<Map<String, String>> attributes() {
    Arbitrary<String> names = Arbitraries.strings().ofMinLength(1).ofMaxLength(60);
    return Arbitraries.maps(
            names.filter(MessageEnvelopeTest::isWellFormed),
            Arbitraries.strings().ofMaxLength(300).filter(MessageEnvelopeTest::isWellFormed))
        .ofMaxSize(10);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(each -> each >= 0xd800 && each <= 0xdfff);
  }

  @Test
  void frameIsWhatTheFormatSays() {
    Bytes inline = MessageEnvelope.of(Map.of("b", "\u00e4", "a", ""), Bytes.utf8("xyz")).encode();
    assertThat(hex(inline))
        .isEqualTo("010002" + "01610000" + "01620002c3a4" + "00000003" + "78797a");
    Bytes claiming = MessageEnvelope.claiming(Map.of(), "ref", 256).encode();
    assertThat(hex(claiming)).isEqualTo("010100" + "00000100" + "726566");
  }

  @Test
  void frameThatIsCutOffIsCorrupt() {
    byte[] inline = MessageEnvelope.of(ATTRIBUTES, Bytes.utf8("body")).encode().toByteArray();
    for (int length = 0; length < inline.length; length++) {
      assertCorrupt(Arrays.copyOf(inline, length));
    }
    assertCorrupt(Arrays.copyOf(inline, inline.length + 1));
  }

  @Test
  void frameOfAnotherVersionOrKindIsCorrupt() {
    byte[] frame = MessageEnvelope.of(Map.of(), Bytes.empty()).encode().toByteArray();
    for (int version : new int[] {0, 2, 255}) {
      byte[] other = frame.clone();
      other[0] = (byte) version;
      assertCorrupt(other);
    }
    byte[] other = frame.clone();
    other[1] = 2;
    assertCorrupt(other);
  }

  @Test
  void malformedTextIsCorruptAndNotReplaced() {
    assertCorrupt(HexFormat.of().parseHex("010001" + "01ff" + "0000" + "00000000"));
    assertCorrupt(HexFormat.of().parseHex("010001" + "0161" + "0001c3" + "00000000"));
    assertCorrupt(HexFormat.of().parseHex("010001" + "00" + "0000" + "00000000"));
    assertCorrupt(HexFormat.of().parseHex("010100" + "ffffffff" + "72"));
    assertCorrupt(HexFormat.of().parseHex("010100" + "00000000"));
  }

  @Test
  void bodyThatFitsStaysInside() {
    MessageEnvelope envelope = MessageEnvelope.of(ATTRIBUTES, Bytes.utf8("body"));
    int size = (int) envelope.encodedBytes();
    assertThat(envelope.fitted(size, claims)).isSameAs(envelope);
    assertThat(envelope.fitted(size + 1, Optional.empty())).isSameAs(envelope);
    assertThat(bucket.faults.calls("put")).isZero();
  }

  @Test
  void bodyThatDoesNotFitIsClaimed() {
    Bytes body = Bytes.wrap(new byte[1000]);
    MessageEnvelope envelope = MessageEnvelope.of(ATTRIBUTES, body);
    int max = (int) envelope.encodedBytes() - 1;
    MessageEnvelope fitted = within(() -> envelope.fitted(max, claims));
    assertThat(fitted.encodedBytes()).isLessThan(max);
    assertThat(fitted.attributes()).isEqualTo(ATTRIBUTES);
    assertThat(fitted.bodyBytes()).isEqualTo(1000);
    MessageEnvelope decoded = decode(fitted.encode());
    assertThat(within(() -> decoded.body(claims))).isEqualTo(body);
    assertThat(fitted.fitted(1, claims)).isSameAs(fitted);
  }

  @Test
  void withoutClaimChecksABodyThatDoesNotFitIsRefused() {
    MessageEnvelope envelope = MessageEnvelope.of(Map.of(), Bytes.utf8("body"));
    assertThatThrownBy(() -> within(() -> envelope.fitted(10, Optional.empty())))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("at most 10 bytes")
        .hasMessageContaining("has 11");
  }

  @Test
  void withoutClaimChecksAClaimedBodyCannotBeHad() {
    MessageEnvelope envelope = MessageEnvelope.claiming(Map.of(), REFERENCE, 9);
    assertThatThrownBy(() -> within(() -> envelope.body(Optional.empty())))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void attributesAreCopiedAndBounded() {
    Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
    MessageEnvelope envelope = MessageEnvelope.of(attributes, Bytes.empty());
    attributes.clear();
    assertThat(envelope.attributes()).isEqualTo(ATTRIBUTES);
    assertBounded("n".repeat(255), "v".repeat(65_535));
    assertThatThrownBy(() -> assertBounded("n".repeat(256), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> assertBounded("n", "v".repeat(65_536)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> assertBounded("", "v")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textShowsNoContent() {
    assertThat(MessageEnvelope.of(Map.of("name", "secret"), Bytes.utf8("secret")))
        .hasToString("MessageEnvelope[6 bytes, attributes=[name]]");
    assertThat(MessageEnvelope.claiming(Map.of(), "secret", 7))
        .hasToString("MessageEnvelope[7 bytes elsewhere, attributes=[]]");
  }

  private static void assertBounded(String name, String value) {
    MessageEnvelope envelope = MessageEnvelope.of(Map.of(name, value), Bytes.empty());
    assertThat(decode(envelope.encode())).isEqualTo(envelope);
  }

  private static void decodesOrIsCorrupt(byte[] frame) {
    try {
      assertThat(decode(Bytes.wrap(frame)).encode().size()).isLessThanOrEqualTo(frame.length);
    } catch (CorruptDataException e) {
      assertThat(e.context().operation()).isEqualTo("test.call");
    }
  }

  private static void assertCorrupt(byte[] frame) {
    assertThatThrownBy(() -> decode(Bytes.wrap(frame))).isInstanceOf(CorruptDataException.class);
  }

  private static MessageEnvelope decode(Bytes frame) {
    return within(() -> MessageEnvelope.decode(frame));
  }

  private static String hex(Bytes frame) {
    return HexFormat.of().formatHex(frame.toByteArray());
  }
}
