package io.cloudhal.inmemory;

import io.cloudhal.memory.EntryKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How keys are kept in a file: each part as its length and its UTF-8 bytes. */
final class EntryKeyType extends BasicDataType<EntryKey> {

  static final EntryKeyType INSTANCE = new EntryKeyType();

  /** Objects around the characters of a key, roughly. */
  private static final int OVERHEAD_BYTES = 128;

  private EntryKeyType() {}

  @Override
  public int compare(EntryKey one, EntryKey other) {
    return KeyOrder.INSTANCE.compare(one, other);
  }

  @Override
  public int getMemory(EntryKey key) {
    return OVERHEAD_BYTES + key.partition().length() + key.sort().length();
  }

  @Override
  public void write(WriteBuffer target, EntryKey key) {
    write(target, key.partition());
    write(target, key.sort());
  }

  private static void write(WriteBuffer target, String part) {
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    target.putVarInt(utf8.length).put(utf8);
  }

  @Override
  public EntryKey read(ByteBuffer source) {
    return EntryKey.of(part(source), part(source));
  }

  private static String part(ByteBuffer source) {
    byte[] utf8 = new byte[DataUtils.readVarInt(source)];
    source.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public EntryKey[] createStorage(int size) {
    return new EntryKey[size];
  }
}
