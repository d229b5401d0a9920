package io.cloudhal.spi;

import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.storage.BlobWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A writer whose call ends when it commits or discards, or when writing fails. */
final class GuardedWriter implements BlobWriter {

  private final BlobWriter driver;
  private final Span span;
  private final long maxBytes;
  private final OutputStream stream = new Stream();
  private long written;
  private boolean ended;
  private @Nullable HalException failure;

  GuardedWriter(BlobWriter driver, Span span, long maxBytes) {
    this.driver = driver;
    this.span = span;
    this.maxBytes = maxBytes;
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
    if (failure != null) {
      close();
      throw failure;
    }
    ended = true;
    span.call().restartDeadline();
    WriteResult result = span.run(driver::commit);
    span.call().countSent(written);
    span.succeeded();
    return result;
  }

  @Override
  public void close() {
    ended = true;
    span.call().restartDeadline();
    span.call()
        .run(
            (Work<Boolean, RuntimeException>)
                () -> {
                  driver.close();
                  return true;
                });
    span.succeeded();
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
      span.call().restartDeadline();
      try {
        span.call()
            .run(
                (Work<Boolean, IOException>)
                    () -> {
                      Guard.requireAtMost("bytes of blob", written + length, maxBytes);
                      driver.stream().write(source, offset, length);
                      return true;
                    });
        written += length;
      } catch (HalException e) {
        throw failed(e, new IOException(e.getMessage(), e));
      } catch (IOException e) {
        throw failed(e.getCause() instanceof HalException cause ? cause : e, e);
      }
    }

    /** Keeps the failure, so that a later commit cannot publish what is incomplete. */
    private IOException failed(Exception cause, IOException thrown) {
      failure =
          cause instanceof HalException known
              ? known
              : new UnavailableException(span.call().context(), "the upload broke", cause, false);
      span.failed(failure);
      return thrown;
    }
  }
}
