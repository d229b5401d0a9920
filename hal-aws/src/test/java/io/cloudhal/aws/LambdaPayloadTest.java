package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.MessageEnvelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaPayloadTest {

  @Property
  void envelopeComesBackAsItWas(@ForAll byte[] body) {
    MessageEnvelope envelope = MessageEnvelope.of(Map.of("name", "value"), Bytes.copyOf(body));
    byte[] json = LambdaPayload.encode(envelope);
    assertThat(decode(json)).isEqualTo(envelope);
  }

  @Property
  void textIsAJsonStringWithNothingEscaped(@ForAll byte[] body) {
    byte[] json = LambdaPayload.encode(MessageEnvelope.of(Map.of(), Bytes.copyOf(body)));
    assertThat(new String(json, StandardCharsets.US_ASCII)).matches("\"[A-Za-z0-9_-]*\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 102, 103, 1 << 20, 6 << 20})
  void largestEnvelopeFitsAndALargerOneDoesNot(int jsonBytes) {
    int largest = LambdaPayload.envelopeBytes(jsonBytes);
    assertThat(LambdaPayload.encode(envelopeOf(largest))).hasSizeLessThanOrEqualTo(jsonBytes);
    assertThat(LambdaPayload.encode(envelopeOf(largest + 1))).hasSizeGreaterThan(jsonBytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "null", "{\"key\":\"value\"}", "\"/+==\"", "\"AAAA\"", "\"\""})
  void whatIsNoEnvelopeIsRefused(String json) {
    byte[] payload = json.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> decode(payload)).isInstanceOf(CorruptDataException.class);
  }

  private static MessageEnvelope decode(byte[] json) {
    return Calls.call(() -> LambdaPayload.decode(ByteBuffer.wrap(json)));
  }

  private static MessageEnvelope envelopeOf(int bytes) {
    int head = Math.toIntExact(MessageEnvelope.of(Map.of(), Bytes.empty()).encodedBytes());
    return MessageEnvelope.of(Map.of(), Bytes.wrap(new byte[bytes - head]));
  }
}
