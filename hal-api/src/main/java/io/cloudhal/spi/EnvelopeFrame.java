package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.error.CorruptDataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An envelope as bytes, numbers in network order:
 *
 * <pre>
 * 1  version, 1
 * 1  what follows the head: 0 the body, 1 its reference
 * 1  number of attributes, each of them
 *      1  length of its name     n  name, UTF-8
 *      2  length of its value    n  value, UTF-8
 * 4  size of the body
 * n  body or reference, to the end
 * </pre>
 */
final class EnvelopeFrame {

  private static final byte VERSION = 1;
  private static final byte BODY = 0;
  private static final byte REFERENCE = 1;
  private static final int HEAD_BYTES = 3;

  private EnvelopeFrame() {}

  static long size(MessageEnvelope envelope) {
    long size = HEAD_BYTES + Integer.BYTES + (long) envelope.content().size();
    for (Map.Entry<String, String> each : envelope.attributes().entrySet()) {
      size += 1 + utf8(each.getKey()).length + Short.BYTES + utf8(each.getValue()).length;
    }
    return size;
  }

  static Bytes write(MessageEnvelope envelope) {
    ByteBuffer frame = ByteBuffer.allocate(Math.toIntExact(size(envelope)));
    frame.put(VERSION);
    frame.put(envelope.isClaimed() ? REFERENCE : BODY);
    frame.put((byte) envelope.attributes().size());
    envelope
        .attributes()
        .forEach(
            (name, value) -> {
              byte[] key = utf8(name);
              byte[] text = utf8(value);
              frame.put((byte) key.length).put(key).putShort((short) text.length).put(text);
            });
    frame.putInt(envelope.bodyBytes());
    frame.put(envelope.content().asByteBuffer());
    return Bytes.wrap(frame.array());
  }

  static MessageEnvelope read(Bytes frame) {
    try {
      ByteBuffer source = frame.asByteBuffer();
      require(source.get() == VERSION, "is of no version known here");
      byte kind = source.get();
      require(kind == BODY || kind == REFERENCE, "has a body of no kind known here");
      Map<String, String> attributes = attributes(source);
      int bodyBytes = source.getInt();
      Bytes content = frame.slice(source.position(), source.remaining());
      require(kind == BODY ? bodyBytes == content.size() : bodyBytes >= 0, "is cut off");
      return kind == BODY
          ? MessageEnvelope.of(attributes, content)
          : MessageEnvelope.claiming(attributes, text(source, source.remaining()), bodyBytes);
    } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
      throw new CorruptDataException(Call.current().context(), "no frame of a message", e);
    }
  }

  private static Map<String, String> attributes(ByteBuffer source) throws CharacterCodingException {
    Map<String, String> attributes = new TreeMap<>();
    int count = Byte.toUnsignedInt(source.get());
    for (int i = 0; i < count; i++) {
      String name = text(source, Byte.toUnsignedInt(source.get()));
      attributes.put(name, text(source, Short.toUnsignedInt(source.getShort())));
    }
    return attributes;
  }

  /** Refuses what is not well-formed, so that nothing is changed in silence. */
  private static String text(ByteBuffer source, int length) throws CharacterCodingException {
    if (length > source.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer bytes = source.slice().limit(length);
    source.position(source.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new CorruptDataException(
          Call.current().context(), "the frame of a message " + otherwise);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
