package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes little-endian numbers and length-prefixed texts. Not thread-safe. */
final class WireWriter {

  private byte[] array = new byte[512];
  private int size;

  int size() {
    return size;
  }

  WireWriter u8(int value) {
    next(1).put((byte) value);
    return this;
  }

  WireWriter u16(int value) {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("must fit into 16 bits, is " + value);
    }
    next(2).putShort((short) value);
    return this;
  }

  WireWriter i32(int value) {
    next(4).putInt(value);
    return this;
  }

  WireWriter i64(long value) {
    next(8).putLong(value);
    return this;
  }

  WireWriter digest(Digest value) {
    return raw(value.toByteArray());
  }

  WireWriter raw(byte[] value) {
    next(value.length).put(value);
    return this;
  }

  /** Writes the UTF-8 bytes after their number as 16 bits. */
  WireWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return u16(utf8.length).raw(utf8);
  }

  /** Writes the bytes after their number as 32 bits. */
  WireWriter block(Bytes value) {
    i32(value.size());
    next(value.size()).put(value.asByteBuffer());
    return this;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(array, size);
  }

  Bytes toBytes() {
    return Bytes.wrap(toByteArray());
  }

  private ByteBuffer next(int length) {
    int end = Math.addExact(size, length);
    if (end > array.length) {
      array =
          Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * size)));
    }
    ByteBuffer target = ByteBuffer.wrap(array, size, length).order(ByteOrder.LITTLE_ENDIAN);
    size = end;
    return target;
  }
}
