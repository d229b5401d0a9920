package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * How values are kept in a file: the version and the value, each as its length and its bytes, and
 * between them the second of expiry, 0 for never.
 */
final class StoredValueType extends BasicDataType<StoredValue> {

  static final StoredValueType INSTANCE = new StoredValueType();

  /** Objects around the bytes of a value, roughly. */
  private static final int OVERHEAD_BYTES = 192;

  private StoredValueType() {}

  @Override
  public int getMemory(StoredValue stored) {
    return OVERHEAD_BYTES + stored.value().size();
  }

  @Override
  public void write(WriteBuffer target, StoredValue stored) {
    byte[] version = stored.version().token().getBytes(StandardCharsets.US_ASCII);
    target.putVarInt(version.length).put(version);
    target.putVarLong(stored.expiresAt().map(Instant::getEpochSecond).orElse(0L));
    target.putVarInt(stored.value().size()).put(stored.value().asByteBuffer());
  }

  @Override
  public StoredValue read(ByteBuffer source) {
    Version version = new Version(new String(bytes(source), StandardCharsets.US_ASCII));
    long expiresAt = DataUtils.readVarLong(source);
    return new StoredValue(
        Bytes.wrap(bytes(source)),
        version,
        expiresAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(expiresAt)));
  }

  private static byte[] bytes(ByteBuffer source) {
    byte[] bytes = new byte[DataUtils.readVarInt(source)];
    source.get(bytes);
    return bytes;
  }

  @Override
  public StoredValue[] createStorage(int size) {
    return new StoredValue[size];
  }
}
