package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.bus.StreamRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A record as its batch holds it: with its data, or with a reference to chunks. */
sealed interface StoredRecord {

  /** The bytes before the data: length of the key, the key, kind, length of the data. */
  int HEAD_BYTES = 1 + 1 + Integer.BYTES;

  /** Returns the key. */
  String key();

  /** Returns the size of the data in bytes. */
  int size();

  /** Returns how many bytes it takes in a batch. */
  int storedBytes();

  /** Writes it to {@code target}. */
  void writeTo(ByteBuffer target);

  /** A record whose data are in the batch. */
  record Inline(String key, Bytes data) implements StoredRecord {

    static Inline of(StreamRecord record) {
      return new Inline(record.key(), record.data());
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public int storedBytes() {
      return HEAD_BYTES + key.length() + data.size();
    }

    @Override
    public void writeTo(ByteBuffer target) {
      writeHead(target, key, 0, data.size());
      target.put(data.asByteBuffer());
    }
  }

  /** A record whose data are in chunks. */
  record Chunked(String key, UUID chunks, int size) implements StoredRecord {

    @Override
    public int storedBytes() {
      return HEAD_BYTES + key.length() + 2 * Long.BYTES;
    }

    @Override
    public void writeTo(ByteBuffer target) {
      writeHead(target, key, 1, size);
      target.putLong(chunks.getMostSignificantBits()).putLong(chunks.getLeastSignificantBits());
    }
  }

  private static void writeHead(ByteBuffer target, String key, int kind, int size) {
    target.put((byte) key.length()).put(key.getBytes(StandardCharsets.US_ASCII));
    target.put((byte) kind).putInt(size);
  }

  /** Reads one from {@code source}, whose bytes are those of {@code all}; without a copy. */
  static StoredRecord read(ByteBuffer source, Bytes all) {
    byte[] key = new byte[Byte.toUnsignedInt(source.get())];
    source.get(key);
    String name = new String(key, StandardCharsets.US_ASCII);
    int kind = source.get();
    int size = source.getInt();
    if (kind == 1) {
      return new Chunked(name, new UUID(source.getLong(), source.getLong()), size);
    }
    Bytes data = all.slice(source.position(), size);
    source.position(source.position() + size);
    return new Inline(name, data);
  }
}
