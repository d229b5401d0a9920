package io.cloudhal.aws;

import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Call;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;

/**
 * The bytes of a blob, straight from the connection. The connection is given back with the last
 * byte, and given up if the body is closed before.
 */
final class S3Body extends InputStream {

  private final AbortableInputStream body;
  private final CallWatch.Waiting waiting;
  private final @Nullable String expected;
  private final S3Checksum checksum = new S3Checksum();
  private long left;

  private S3Body(
      AbortableInputStream body,
      long length,
      @Nullable String checksum,
      CallWatch.Waiting waiting) {
    this.body = body;
    this.left = length;
    this.expected = checksum;
    this.waiting = waiting;
  }

  /**
   * Returns the body of {@code length} bytes.
   *
   * @param checksum of all bytes, where S3 knows it; that of an upload in parts may be one of its
   *     parts' checksums, which says nothing of the bytes
   */
  static InputStream of(
      AbortableInputStream body, long length, @Nullable String checksum, CallWatch watch)
      throws IOException {
    if (length == 0) {
      body.close();
      return InputStream.nullInputStream();
    }
    boolean ofParts = checksum != null && checksum.contains("-");
    return new S3Body(body, length, ofParts ? null : checksum, watch.watch(body));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 || length == 0) {
      return left == 0 ? -1 : 0;
    }
    int count = receive(target, offset, (int) Math.min(length, left));
    if (expected != null) {
      checksum.update(target, offset, count);
    }
    left -= count;
    if (left == 0) {
      end();
    }
    return count;
  }

  private int receive(byte[] target, int offset, int length) throws IOException {
    waiting.enter();
    try {
      int count = body.read(target, offset, length);
      if (count > 0) {
        return count;
      }
    } catch (IOException e) {
      throw failed(AwsErrors.ofBody(e));
    } finally {
      waiting.leave();
    }
    throw failed(
        new UnavailableException(
            Call.current().context(), "the body ended " + left + " bytes early", null, false));
  }

  /** Verifies before the last bytes are given out. */
  private void end() throws IOException {
    waiting.close();
    body.close();
    if (expected != null && !expected.equals(checksum.text())) {
      throw failed(
          new CorruptDataException(
              Call.current().context(),
              "received bytes have checksum " + checksum.text() + ", stored ones " + expected));
    }
  }

  private static IOException failed(HalException error) {
    return new IOException(error.getMessage(), error);
  }

  @Override
  public int available() throws IOException {
    return left == 0 ? 0 : (int) Math.min(left, body.available());
  }

  @Override
  public void close() {
    waiting.close();
    if (left > 0) {
      left = 0;
      body.abort();
    }
  }
}
