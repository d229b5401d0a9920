package io.cloudhal.inmemory;

import io.cloudhal.error.HalException;
import io.cloudhal.storage.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a range of a blob. */
final class BlobBody extends InputStream {

  private final StoredBlob blob;
  private long position;
  private long left;
  private boolean closed;

  BlobBody(StoredBlob blob, ByteRange range) {
    this.blob = blob;
    this.position = range.offset();
    this.left = range.lengthIn(blob.info().sizeBytes());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    requireOpen();
    if (length == 0 || left == 0) {
      return length == 0 ? 0 : -1;
    }
    int count = readBlob(target, offset, (int) Math.min(length, left));
    position += count;
    left -= count;
    return count;
  }

  private int readBlob(byte[] target, int offset, int length) throws IOException {
    try {
      return blob.read(position, target, offset, length);
    } catch (IOException e) {
      HalException error = StorageErrors.of(e);
      throw new IOException(error.getMessage(), error);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    requireOpen();
    long skipped = Math.max(0, Math.min(count, left));
    position += skipped;
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    requireOpen();
    return 0;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("this body is closed");
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    blob.close();
  }
}
