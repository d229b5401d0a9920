package io.cloudhal.inmemory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any number of bytes on the heap, more than an array can have. Thread-safe once nothing is
 * appended any more.
 */
final class ChunkedBytes {

  private static final int CHUNK_BYTES = 256 << 10;
  private static final int FIRST_BYTES = 1 << 10;

  /** All of them full but the last. */
  private final List<byte[]> chunks = new ArrayList<>();

  private long size;

  long size() {
    return size;
  }

  void append(byte[] source, int offset, int length) {
    for (int done = 0; done < length; ) {
      int at = (int) (size % CHUNK_BYTES);
      byte[] chunk = at == 0 ? added() : last(at + length - done);
      int count = Math.min(length - done, chunk.length - at);
      System.arraycopy(source, offset + done, chunk, at, count);
      size += count;
      done += count;
    }
  }

  private byte[] added() {
    byte[] chunk = new byte[chunks.isEmpty() ? FIRST_BYTES : CHUNK_BYTES];
    chunks.add(chunk);
    return chunk;
  }

  /** Returns the last chunk, with room for {@code wanted} bytes as far as a chunk has that much. */
  private byte[] last(int wanted) {
    byte[] chunk = chunks.get(chunks.size() - 1);
    if (chunk.length < Math.min(wanted, CHUNK_BYTES)) {
      chunk = resized(Math.min(CHUNK_BYTES, Math.max(wanted, 2 * chunk.length)));
    }
    return chunk;
  }

  private byte[] resized(int length) {
    int last = chunks.size() - 1;
    chunks.set(last, Arrays.copyOf(chunks.get(last), length));
    return chunks.get(last);
  }

  /** Gives up what was reserved for more. */
  void trim() {
    int rest = (int) (size % CHUNK_BYTES);
    if (rest > 0 && rest < chunks.get(chunks.size() - 1).length) {
      resized(rest);
    }
  }

  /** Reads as {@link StoredBlob#read} does. */
  int read(long position, byte[] target, int offset, int length) {
    if (position >= size) {
      return -1;
    }
    byte[] chunk = chunks.get((int) (position / CHUNK_BYTES));
    int at = (int) (position % CHUNK_BYTES);
    int count = (int) Math.min(Math.min(length, chunk.length - at), size - position);
    System.arraycopy(chunk, at, target, offset, count);
    return count;
  }
}
