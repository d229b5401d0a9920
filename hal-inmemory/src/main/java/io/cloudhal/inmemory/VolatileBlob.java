package io.cloudhal.inmemory;

/** A blob on the heap. */
record VolatileBlob(BlobRecord info, ChunkedBytes content) implements StoredBlob {

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    return content.read(position, target, offset, length);
  }

  /** Does nothing: the content lives as long as somebody refers to it. */
  @Override
  public void close() {}
}
