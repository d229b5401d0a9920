package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import java.io.Closeable;
import java.io.IOException;

/** Content on its way into a blob; nobody sees it before it is published. Not thread-safe. */
interface Upload extends Closeable {

  void write(byte[] source, int offset, int length) throws IOException;

  /** Makes it the blob, if {@code precondition} holds; called once. */
  WriteResult publish(Precondition precondition) throws IOException;

  /** Discards it, unless published. */
  @Override
  void close() throws IOException;
}
