package io.cloudhal.aws;

import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.storage.BlobWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what becomes a blob at the commit. */
final class S3Writer implements BlobWriter {

  private final S3Upload upload;
  private final OutputStream stream = new Stream();
  private boolean ended;

  S3Writer(S3Upload upload) {
    this.upload = upload;
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  @Override
  public WriteResult commit() {
    if (ended) {
      throw new IllegalStateException("this writer was committed or closed before");
    }
    ended = true;
    return upload.commit();
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      upload.discard();
    }
  }

  private final class Stream extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      if (ended) {
        throw new IOException("this writer is committed or closed");
      }
      try {
        upload.write(source, offset, length);
      } catch (HalException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
