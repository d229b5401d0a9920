package io.cloudhal.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A body whose call ends when it is closed, or when reading it fails. */
final class GuardedBody extends InputStream {

  private final InputStream body;
  private final Span span;
  private boolean closed;

  GuardedBody(InputStream body, Span span) {
    this.body = body;
    this.span = span;
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
    span.call().restartDeadline();
    int count =
        span.io(
            () -> {
              span.call().check(false);
              return body.read(target, offset, length);
            });
    if (count > 0) {
      span.call().countReceived(count);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    requireOpen();
    return span.io(body::available);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      span.io(
          () -> {
            body.close();
            return true;
          });
      span.succeeded();
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("this body is closed");
    }
  }
}
