package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that are slow, or fail. */
@Timeout(60)
final class S3SourcePutTest {

  private static FaultyBucket servers;

  @BeforeAll
  static void start() {
    servers = new FaultyBucket();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void smallSourceMayTakeLongerThanTheDeadlineWhileItMakesProgress() {
    BlobKey key = FaultyBucket.freshKey();
    BlobSource slow = BlobSource.once(new Slow(Duration.ofMillis(400)), 6);
    Calls.call(Duration.ofSeconds(2), () -> servers.bucket().put(key, slow, PutOptions.defaults()));
    assertThat(Calls.call(() -> servers.bucket().stat(key)).orElseThrow().sizeBytes()).isEqualTo(6);
  }

  @Test
  void sourceWhoseThreadIsInterruptedIsCancelled() {
    assertThat(failure(new InterruptedIOException("planned")))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void sourceThatCannotBeReadIsInvalid() {
    assertThat(failure(new IOException("planned"))).isInstanceOf(InvalidRequestException.class);
  }

  private static HalException failure(IOException planned) {
    BlobKey key = FaultyBucket.freshKey();
    BlobSource source = BlobSource.once(new Failing(planned), 6);
    return FaultyServer.failure(
        Duration.ofSeconds(10), () -> servers.bucket().put(key, source, PutOptions.defaults()));
  }

  /** Fails when it is read. */
  private static final class Failing extends InputStream {

    private final IOException planned;

    Failing(IOException planned) {
      this.planned = planned;
    }

    @Override
    public int read() throws IOException {
      throw planned;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw planned;
    }
  }

  /** Gives six bytes, each after a while. */
  private static final class Slow extends InputStream {

    private final Duration pause;
    private int left = 6;

    Slow(Duration pause) {
      this.pause = pause;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      LockSupport.parkNanos(pause.toNanos());
      left--;
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int next = read();
      target[offset] = (byte) next;
      return next < 0 ? -1 : 1;
    }
  }
}
