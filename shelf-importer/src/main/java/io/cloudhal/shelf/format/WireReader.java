package io.cloudhal.shelf.format;

import io.cloudhal.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link WireWriter} writes; whatever is missing is a {@link FormatException}. */
final class WireReader {

  private final Bytes bytes;
  private final ByteBuffer buffer;
  private final String what;

  WireReader(String what, Bytes bytes) {
    this.what = what;
    this.bytes = bytes;
    this.buffer = bytes.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  int u8() {
    return next(1).get() & 0xff;
  }

  int u16() {
    return next(2).getShort() & 0xffff;
  }

  int i32() {
    return next(4).getInt();
  }

  long i64() {
    return next(8).getLong();
  }

  Digest digest() {
    return Digest.read(next(Digest.SIZE));
  }

  String text() {
    return raw(u16()).toUtf8();
  }

  Bytes block() {
    return raw(i32());
  }

  Bytes raw(int length) {
    require(length >= 0 && length <= buffer.remaining(), "ends early");
    int from = buffer.position();
    buffer.position(from + length);
    return bytes.slice(from, length);
  }

  /** Reads {@code count} items of at least {@code minimumSize} bytes each. */
  <T> List<T> list(int count, int minimumSize, Function<WireReader, T> item) {
    require(count >= 0 && count <= buffer.remaining() / minimumSize, "has too many items");
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item.apply(this));
    }
    return List.copyOf(items);
  }

  /** Skips the block that later versions of the format may fill. */
  void extensionAndEnd() {
    block();
    end();
  }

  void end() {
    require(buffer.remaining() == 0, "has bytes after its end");
  }

  void require(boolean holds, String problem) {
    if (!holds) {
      throw new FormatException(what + " " + problem);
    }
  }

  private ByteBuffer next(int length) {
    require(length <= buffer.remaining(), "ends early");
    ByteBuffer from = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(buffer.position() + length);
    return from;
  }
}
