package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.storage.BlobWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Function;

/** Writes what becomes a blob at the commit. */
final class InMemoryWriter implements BlobWriter {

  private final Upload upload;
  private final Precondition precondition;
  private final Function<IOException, HalException> errors;
  private final OutputStream stream = new Stream();
  private boolean ended;

  InMemoryWriter(
      Upload upload, Precondition precondition, Function<IOException, HalException> errors) {
    this.upload = upload;
    this.precondition = precondition;
    this.errors = errors;
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
    try (upload) {
      return upload.publish(precondition);
    } catch (IOException e) {
      throw errors.apply(e);
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      upload.close();
    } catch (IOException e) {
      throw errors.apply(e);
    }
  }

  private final class Stream extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, source.length);
      if (ended) {
        throw new IOException("this writer is committed or closed");
      }
      try {
        upload.write(source, offset, length);
      } catch (IOException e) {
        HalException error = errors.apply(e);
        throw new IOException(error.getMessage(), error);
      }
    }
  }
}
