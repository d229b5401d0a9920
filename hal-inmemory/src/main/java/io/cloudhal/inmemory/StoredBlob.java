package io.cloudhal.inmemory;

import java.io.Closeable;
import java.io.IOException;

/** One version of a blob, opened for reading; it stays readable when the blob is replaced. */
interface StoredBlob extends Closeable {

  BlobRecord info();

  /**
   * Reads from {@code position} on, none of it damaged.
   *
   * @param position 0 to the size of the blob
   * @param length at least 1
   * @return how many bytes were read, at least 1 before the end and -1 there
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;
}
