package io.cloudhal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable sequence of 0 to 2,147,483,639 bytes with value equality: the payload type of all four
 * devices. Views ({@link #slice}, {@link #asByteBuffer}, {@link #openStream}) share the bytes
 * without a copy.
 */
public final class Bytes {

  private static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int size;

  private Bytes(byte[] array, int offset, int size) {
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  /** Returns the empty sequence. */
  public static Bytes empty() {
    return EMPTY;
  }

  /** Returns a copy of {@code content}. */
  public static Bytes copyOf(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone(), 0, content.length);
  }

  /** Returns a copy of the bytes between the position and the limit; the buffer is unchanged. */
  public static Bytes copyOf(ByteBuffer content) {
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return wrap(copy);
  }

  /**
   * Returns a view of {@code content} without a copy. For code that made the array and gives it up:
   * whoever changes it afterwards breaks immutability.
   */
  public static Bytes wrap(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content, 0, content.length);
  }

  /** Returns {@code text} encoded as UTF-8. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of bytes. */
  public int size() {
    return size;
  }

  /** Returns whether there are no bytes. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns the byte at {@code index}.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not 0 to {@link #size()} - 1
   */
  public byte byteAt(int index) {
    return array[offset + Objects.checkIndex(index, size)];
  }

  /**
   * Returns a view of {@code length} bytes beginning at {@code from}.
   *
   * @throws IndexOutOfBoundsException if the range is not within this sequence
   */
  public Bytes slice(int from, int length) {
    Objects.checkFromIndexSize(from, length, size);
    return length == 0 ? EMPTY : new Bytes(array, offset + from, length);
  }

  /** Returns a read-only view; its position is 0 and its limit is {@link #size()}. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, offset, size).slice().asReadOnlyBuffer();
  }

  /** Returns a stream over these bytes; it needs no closing. */
  public InputStream openStream() {
    return new ByteArrayInputStream(array, offset, size);
  }

  /** Writes all bytes to {@code target} in one call. */
  public void writeTo(OutputStream target) throws IOException {
    target.write(array, offset, size);
  }

  /**
   * Copies all bytes into {@code target} beginning at {@code at}.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, size);
  }

  /** Returns a copy as an array. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + size);
  }

  /** Returns the bytes decoded as UTF-8, malformed input replaced by U+FFFD. */
  public String toUtf8() {
    return new String(array, offset, size, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + size, that.array, that.offset, that.offset + that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + size; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** Returns the size only: contents may be confidential. */
  @Override
  public String toString() {
    return "Bytes[size=" + size + "]";
  }
}
