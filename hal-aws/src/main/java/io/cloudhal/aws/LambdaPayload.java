package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.MessageEnvelope;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as Lambda wants payloads: a JSON text. It is a string of base64 in the alphabet for
 * URLs, in which nothing is ever escaped, so no JSON parser is needed on either side.
 */
final class LambdaPayload {

  private static final byte QUOTE = '"';
  private static final int QUOTES = 2;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private LambdaPayload() {}

  /** Returns the size of the largest envelope that fits into {@code jsonBytes}. */
  static int envelopeBytes(int jsonBytes) {
    return (int) ((jsonBytes - QUOTES) * 3L / 4);
  }

  /** Returns {@code envelope} as JSON. */
  static byte[] encode(MessageEnvelope envelope) {
    ByteBuffer text = ENCODER.encode(envelope.encode().asByteBuffer());
    byte[] json = new byte[text.remaining() + QUOTES];
    json[0] = QUOTE;
    text.get(json, 1, text.remaining());
    json[json.length - 1] = QUOTE;
    return json;
  }

  /**
   * Returns the envelope in {@code json}.
   *
   * @throws CorruptDataException if it is none
   */
  static MessageEnvelope decode(ByteBuffer json) {
    int size = json.remaining();
    int start = json.position();
    if (size < QUOTES || json.get(start) != QUOTE || json.get(start + size - 1) != QUOTE) {
      throw foreign(null);
    }
    ByteBuffer text = json.slice().position(1).limit(size - 1);
    try {
      return MessageEnvelope.decode(Bytes.copyOf(Base64.getUrlDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      throw foreign(e);
    }
  }

  private static CorruptDataException foreign(@Nullable Throwable cause) {
    return new CorruptDataException(
        Call.current().context(), "a payload of Lambda is no envelope", cause);
  }
}
