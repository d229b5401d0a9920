package io.cloudhal.inmemory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file of a blob, opened for reading. Opening checks header and length, reading the checksum of
 * each block before any of its bytes is given out, whole blobs and ranges alike. A replaced or
 * deleted file stays readable until it is closed. Not thread-safe.
 */
final class BlobFile implements StoredBlob {

  private static final int FIRST_READ_BYTES = 1 << 10;

  private final Path path;
  private final FileChannel file;
  private final BlobRecord info;
  private final long contentAt;

  private final byte[] block;
  private long blockNumber = -1;
  private int blockBytes;

  private BlobFile(Path path, FileChannel file, BlobRecord info, long contentAt) {
    this.path = path;
    this.file = file;
    this.info = info;
    this.contentAt = contentAt;
    this.block =
        new byte[(int) Math.min(BlobBlocks.STORED_BYTES, BlobBlocks.storedSize(info.sizeBytes()))];
  }

  /** Opens the file of the blob of this key, empty if there is none. */
  static Optional<BlobFile> open(Path path, String key) throws IOException {
    FileChannel file;
    try {
      file = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Optional<BlobFile> opened = Optional.empty();
    try {
      opened = Optional.of(open(path, file, key));
    } catch (DamagedFileException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    } finally {
      if (opened.isEmpty()) {
        file.close();
      }
    }
    return opened;
  }

  private static BlobFile open(Path path, FileChannel file, String key) throws IOException {
    byte[] header = readHeader(file);
    BlobRecord info = BlobHeader.decode(header);
    if (!info.key().value().equals(key)) {
      throw new DamagedFileException("it holds the blob of another key");
    }
    if (file.size() != header.length + BlobBlocks.storedSize(info.sizeBytes())) {
      throw new DamagedFileException("it has " + file.size() + " bytes, which does not fit");
    }
    return new BlobFile(path, file, info, header.length);
  }

  private static byte[] readHeader(FileChannel file) throws IOException {
    byte[] begin = new byte[FIRST_READ_BYTES];
    int count = read(file, begin, begin.length, 0);
    int length = BlobHeader.length(ByteBuffer.wrap(begin, 0, count));
    if (length <= count) {
      return Arrays.copyOf(begin, length);
    }
    byte[] header = new byte[length];
    if (read(file, header, length, 0) < length) {
      throw new DamagedFileException("it ends within its header");
    }
    return header;
  }

  @Override
  public BlobRecord info() {
    return info;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    if (position >= info.sizeBytes()) {
      return -1;
    }
    long number = position / BlobBlocks.CONTENT_BYTES;
    if (number != blockNumber) {
      readBlock(number);
    }
    int at = (int) (position % BlobBlocks.CONTENT_BYTES);
    int count = Math.min(length, blockBytes - at);
    System.arraycopy(block, at, target, offset, count);
    return count;
  }

  private void readBlock(long number) throws IOException {
    blockNumber = -1;
    long left = info.sizeBytes() - number * BlobBlocks.CONTENT_BYTES;
    int content = (int) Math.min(BlobBlocks.CONTENT_BYTES, left);
    int stored = content + Integer.BYTES;
    if (read(file, block, stored, contentAt + number * BlobBlocks.STORED_BYTES) < stored
        || ByteBuffer.wrap(block).getInt(content) != BlobBlocks.checksum(number, block, content)) {
      throw damaged(path, "block " + number + " does not match its checksum");
    }
    blockNumber = number;
    blockBytes = content;
  }

  /** Reads as much as there is, at most {@code length} bytes. */
  private static int read(FileChannel file, byte[] target, int length, long position)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
    return buffer.position();
  }

  private static DamagedFileException damaged(Path path, String how) {
    return new DamagedFileException(path + " is damaged: " + how);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
