package io.cloudhal.inmemory;

import io.cloudhal.Version;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ContentHeaders;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What stands in a file in front of the content of a blob: a magic number, its own length, the
 * record of the blob, and the checksum of all that. The length does not depend on the size of the
 * content, so that the header can be written last.
 */
final class BlobHeader {

  /** What must be read to know the length. */
  static final int PREFIX_BYTES = Long.BYTES + Integer.BYTES;

  private static final long MAGIC = 0x48414C424C4F4231L; // "HALBLOB1"
  private static final int MAX_BYTES = 64 << 10;

  private BlobHeader() {}

  static byte[] encode(BlobRecord blob) throws IOException {
    byte[] fields = CheckedFile.encode(out -> writeFields(blob, out));
    int length = PREFIX_BYTES + fields.length + Integer.BYTES;
    ByteBuffer header = ByteBuffer.allocate(length).putLong(MAGIC).putInt(length).put(fields);
    return header.putInt(CheckedFile.checksum(header.array(), header.position())).array();
  }

  private static void writeFields(BlobRecord blob, DataOutputStream out) throws IOException {
    out.writeUTF(blob.key().value());
    out.writeLong(blob.sizeBytes());
    out.writeUTF(blob.version().token());
    Instant modifiedAt = blob.modifiedAt();
    out.writeLong(modifiedAt.getEpochSecond());
    out.writeInt(modifiedAt.getNano());
    ContentHeaders headers = blob.headers();
    write(headers.type(), out);
    write(headers.encoding(), out);
    write(headers.disposition(), out);
    write(headers.cacheControl(), out);
    out.writeShort(blob.metadata().size());
    for (Map.Entry<String, String> entry : blob.metadata().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  /** No header has an empty value. */
  private static void write(Optional<String> header, DataOutputStream out) throws IOException {
    out.writeUTF(header.orElse(""));
  }

  /**
   * Returns the length of a header.
   *
   * @param prefix at least its first {@link #PREFIX_BYTES} bytes
   */
  static int length(ByteBuffer prefix) throws DamagedFileException {
    int length = prefix.remaining() < PREFIX_BYTES ? 0 : prefix.getInt(Long.BYTES);
    if (length <= PREFIX_BYTES + Integer.BYTES
        || length > MAX_BYTES
        || prefix.getLong(0) != MAGIC) {
      throw new DamagedFileException("it does not begin as the file of a blob does");
    }
    return length;
  }

  /** Returns the record in a whole header. */
  static BlobRecord decode(byte[] header) throws IOException {
    int checked = header.length - Integer.BYTES;
    if (ByteBuffer.wrap(header).getInt(checked) != CheckedFile.checksum(header, checked)) {
      throw new DamagedFileException("its header does not match its checksum");
    }
    return readFields(
        new DataInputStream(
            new ByteArrayInputStream(header, PREFIX_BYTES, checked - PREFIX_BYTES)));
  }

  private static BlobRecord readFields(DataInputStream in) throws IOException {
    BlobKey key = BlobKey.of(in.readUTF());
    long size = in.readLong();
    Version version = new Version(in.readUTF());
    Instant modifiedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
    ContentHeaders headers = ContentHeaders.none();
    headers = read(in, headers, ContentHeaders::withType);
    headers = read(in, headers, ContentHeaders::withEncoding);
    headers = read(in, headers, ContentHeaders::withDisposition);
    headers = read(in, headers, ContentHeaders::withCacheControl);
    Map<String, String> metadata = new HashMap<>();
    for (int left = in.readShort(); left > 0; left--) {
      metadata.put(in.readUTF(), in.readUTF());
    }
    return new BlobRecord(key, size, version, modifiedAt, headers, metadata);
  }

  private static ContentHeaders read(
      DataInputStream in,
      ContentHeaders headers,
      BiFunction<ContentHeaders, String, ContentHeaders> with)
      throws IOException {
    String value = in.readUTF();
    return value.isEmpty() ? headers : with.apply(headers, value);
  }
}
