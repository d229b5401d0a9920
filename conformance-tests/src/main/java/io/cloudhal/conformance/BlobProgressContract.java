package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult.Found;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The deadline of what takes long because there is much of it. */
abstract class BlobProgressContract extends StorageContract {

  private static final Duration DEADLINE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(1100);
  private static final int PIECE = 100_000;
  private static final int PIECES = 5;

  @Test
  @Clause("storage.progress.1")
  void whatMakesProgressMayTakeLongerThanTheDeadline() throws Exception {
    Bytes content = bytes(PIECE * PIECES, 1);
    BlobKey stored = key();
    BlobKey put = key();
    BlobKey written = key();
    put(stored, content);
    Bucket hasty = computer().withDeadline(DEADLINE).storage().bucket(bucket().name());
    List<Callable<Bytes>> slow =
        List.of(
            () -> readSlowly(hasty, stored),
            () -> putSlowly(hasty, put, content),
            () -> writeSlowly(hasty, written, content));
    assertThat(Concurrently.run(slow.size(), slow)).containsOnly(content);
    assertThat(read(put)).isEqualTo(content);
    assertThat(read(written)).isEqualTo(content);
  }

  private static Bytes readSlowly(Bucket bucket, BlobKey key) throws IOException {
    Found found = (Found) bucket.open(key, ByteRange.all(), ReadOptions.defaults());
    try (InputStream body = new PausingStream(found.body())) {
      return Bytes.wrap(body.readAllBytes());
    }
  }

  private static Bytes putSlowly(Bucket bucket, BlobKey key, Bytes content) {
    InputStream slow = new PausingStream(content.openStream());
    bucket.put(key, BlobSource.once(slow, content.size()), PutOptions.defaults());
    return content;
  }

  private static Bytes writeSlowly(Bucket bucket, BlobKey key, Bytes content) throws IOException {
    try (BlobWriter writer = bucket.create(key, PutOptions.defaults())) {
      for (int piece = 0; piece < PIECES; piece++) {
        TestTime.real().pass(PAUSE);
        content.slice(piece * PIECE, PIECE).writeTo(writer.stream());
      }
      writer.commit();
    }
    return content;
  }

  /** Pauses before each piece. */
  private static final class PausingStream extends FilterInputStream {

    private int left;

    PausingStream(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        TestTime.real().pass(PAUSE);
        left = PIECE;
      }
      int count = super.read(target, offset, Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
