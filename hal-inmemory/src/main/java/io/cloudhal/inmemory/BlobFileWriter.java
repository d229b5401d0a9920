package io.cloudhal.inmemory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Writes the file of a blob: its content first, and the header when that is complete. */
final class BlobFileWriter implements Closeable {

  private final FileChannel file;
  private final BlobRecord begun;
  private final long contentAt;
  private final byte[] block = new byte[BlobBlocks.STORED_BYTES];
  private int blockBytes;
  private long blocks;

  BlobFileWriter(Path path, BlobRecord begun) throws IOException {
    this.begun = begun;
    this.contentAt = BlobHeader.encode(begun).length;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void write(byte[] source, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, BlobBlocks.CONTENT_BYTES - blockBytes);
      System.arraycopy(source, offset + done, block, blockBytes, count);
      blockBytes += count;
      done += count;
      if (blockBytes == BlobBlocks.CONTENT_BYTES) {
        writeBlock();
      }
    }
  }

  private void writeBlock() throws IOException {
    ByteBuffer.wrap(block).putInt(blockBytes, BlobBlocks.checksum(blocks, block, blockBytes));
    long at = contentAt + blocks * BlobBlocks.STORED_BYTES;
    writeAt(at, ByteBuffer.wrap(block, 0, blockBytes + Integer.BYTES));
    blocks++;
    blockBytes = 0;
  }

  /** Completes the file, and returns what it holds. */
  BlobRecord finish(Instant modifiedAt, FilePlacement placement) throws IOException {
    long size = blocks * BlobBlocks.CONTENT_BYTES + blockBytes;
    if (blockBytes > 0) {
      writeBlock();
    }
    BlobRecord complete = begun.completed(size, modifiedAt);
    writeAt(0, ByteBuffer.wrap(BlobHeader.encode(complete)));
    placement.force(file);
    file.close();
    return complete;
  }

  private void writeAt(long position, ByteBuffer content) throws IOException {
    long start = position - content.position();
    while (content.hasRemaining()) {
      file.write(content, start + content.position());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
