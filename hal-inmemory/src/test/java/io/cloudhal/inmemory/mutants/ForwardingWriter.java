package io.cloudhal.inmemory.mutants;

import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobWriter;
import java.io.OutputStream;

/** A writer that does what another one does. */
abstract class ForwardingWriter implements BlobWriter {

  final BlobWriter right;

  ForwardingWriter(BlobWriter right) {
    this.right = right;
  }

  @Override
  public OutputStream stream() {
    return right.stream();
  }

  @Override
  public WriteResult commit() {
    return right.commit();
  }

  @Override
  public void close() {
    right.close();
  }
}
