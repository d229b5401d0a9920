package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** How the parts of values are kept in a file: what varies in size has its size in front. */
final class Fields {

  private Fields() {}

  static void put(WriteBuffer target, Bytes bytes) {
    target.putVarInt(bytes.size()).put(bytes.asByteBuffer());
  }

  static Bytes bytes(ByteBuffer source) {
    byte[] bytes = new byte[DataUtils.readVarInt(source)];
    source.get(bytes);
    return Bytes.wrap(bytes);
  }

  static void put(WriteBuffer target, String text) {
    put(target, Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(ByteBuffer source) {
    return bytes(source).toUtf8();
  }

  /** An absent text is an empty one. */
  static void put(WriteBuffer target, Optional<String> text) {
    put(target, text.orElse(""));
  }

  static Optional<String> optionalText(ByteBuffer source) {
    return Optional.of(text(source)).filter(text -> !text.isEmpty());
  }

  static void put(WriteBuffer target, Instant time) {
    target.putVarLong(time.getEpochSecond()).putVarInt(time.getNano());
  }

  static Instant time(ByteBuffer source) {
    return Instant.ofEpochSecond(DataUtils.readVarLong(source), DataUtils.readVarInt(source));
  }
}
