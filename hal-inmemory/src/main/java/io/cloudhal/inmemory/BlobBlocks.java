package io.cloudhal.inmemory;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How the content of a blob lies in its file behind the header: in blocks, each followed by its
 * checksum, the last one as long as it needs to be.
 */
final class BlobBlocks {

  static final int CONTENT_BYTES = 32 << 10;
  static final int STORED_BYTES = CONTENT_BYTES + Integer.BYTES;

  private BlobBlocks() {}

  /** Returns how many bytes a content takes with its checksums. */
  static long storedSize(long size) {
    long blocks = (size + CONTENT_BYTES - 1) / CONTENT_BYTES;
    return size + blocks * Integer.BYTES;
  }

  /** With its number, so that a block in a wrong place does not match either. */
  static int checksum(long number, byte[] content, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, length);
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return (int) checksum.getValue();
  }
}
