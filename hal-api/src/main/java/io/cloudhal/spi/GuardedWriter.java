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
  private @Nullable Throwable failure;

  GuardedWriter(BlobWriter driver, Span span, long maxBytes) {
    this.driver = driver;
    this.span = span;
    this.maxBytes = maxBytes;
  }

  @Override
  public OutputStream stream() {
    return stream;
  }

  /** What is incomplete because a write failed is never published. */
  @Override
  public WriteResult commit() {
    if (ended) {
      throw new IllegalStateException("this writer was committed or closed before");
    }
    ended = true;
    if (failure != null) {
      throw failure instanceof HalException known
          ? known
          : new UnavailableException(span.call().context(), "the upload broke", failure, false);
    }
    span.call().restartDeadline();
    WriteResult result = span.run(driver::commit);
    span.succeeded();
    return result;
  }

  /** Discarding is tried even if the thread is interrupted; it is a success of the call. */
  @Override
  public void close() {
    ended = true;
    span.call().restartDeadline();
    try {
      span.call().run(this::discard);
    } catch (RuntimeException | Error e) {
      span.failed(e);
      throw e;
    }
    span.succeeded();
  }

  private boolean discard() {
    driver.close();
    return true;
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
      if (failure != null) {
        throw new IOException("an earlier write failed: " + failure.getMessage(), failure);
      }
      span.call().restartDeadline();
      try {
        span.io(
            () -> {
              span.call().check(false);
              Guard.requireAtMost("bytes of blob", written + length, maxBytes);
              driver.stream().write(source, offset, length);
              return true;
            });
      } catch (IOException | RuntimeException | Error e) {
        failure = e.getCause() instanceof HalException cause ? cause : e;
        throw e;
      }
      written += length;
      span.call().countSent(length);
    }
  }
}
