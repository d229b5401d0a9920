package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.error.HalException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the stream behaves that a read gives. */
abstract class BlobBodyContract extends StorageContract {

  private static final int SIZE = 2_000_000;

  @Test
  @Clause("storage.body.1")
  void aBodyGoesOnWithItsVersionAfterAReplacementOrFails() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 1);
    put(key, content);
    try (InputStream body = body(key)) {
      byte[] begin = body.readNBytes(1000);
      put(key, bytes(SIZE, 2));
      assertRestOrFailure(begin, body, content);
    }
  }

  @Test
  @Clause("storage.body.2")
  void aBodyGoesOnAfterADeleteOrFails() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(SIZE, 1);
    put(key, content);
    try (InputStream body = body(key)) {
      byte[] begin = body.readNBytes(1000);
      bucket().delete(key, Precondition.none());
      assertRestOrFailure(begin, body, content);
    }
  }

  @Test
  @Clause("storage.body.3")
  void readingAClosedBodyIsAnIoException() throws Exception {
    BlobKey key = key();
    put(key, "content");
    InputStream body = body(key);
    assertThat(body.read()).isEqualTo('c');
    body.close();
    body.close();
    assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> body.read(new byte[2], 0, 2)).isInstanceOf(IOException.class);
  }

  @Test
  @Clause("storage.body.4")
  void skipMovesOnAsFarAsItSays() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(100_000, 4);
    put(key, content);
    ByteRange range = ByteRange.of(100, 60_000);
    try (ReadResult result = bucket().open(key, range, ReadOptions.defaults())) {
      InputStream body = ((Found) result).body();
      body.skipNBytes(50_000);
      assertThat(body.readNBytes(10)).isEqualTo(content.slice(50_100, 10).toByteArray());
      int skipped = (int) body.skip(5000);
      assertThat(skipped).isBetween(0, 5000);
      assertThat(Bytes.wrap(body.readAllBytes()))
          .isEqualTo(content.slice(50_110 + skipped, 9990 - skipped));
      assertThat(body.skip(1)).isZero();
    }
  }

  @Test
  @Clause("storage.body.5")
  void availableIsNeverMoreThanWhatIsLeft() throws Exception {
    BlobKey key = key();
    put(key, bytes(5000, 5));
    try (InputStream body = body(key)) {
      assertThat(body.available()).isBetween(0, 5000);
      body.skipNBytes(4990);
      assertThat(body.available()).isBetween(0, 10);
      body.readAllBytes();
      assertThat(body.available()).isZero();
    }
  }

  @Test
  @Clause("storage.body.6")
  void theEndIsToldAgainAndAgain() throws Exception {
    BlobKey key = key();
    put(key, "end");
    try (InputStream body = body(key)) {
      assertThat(body.read(new byte[8], 0, 0)).isZero();
      assertThat(body.readAllBytes()).hasSize(3);
      assertThat(body.read()).isEqualTo(-1);
      assertThat(body.read(new byte[8], 0, 8)).isEqualTo(-1);
    }
  }

  @Test
  @Clause("storage.body.7")
  void readFillsThePartOfTheArrayThatItIsGiven() throws Exception {
    BlobKey key = key();
    put(key, Bytes.wrap(new byte[] {1, (byte) 0xff, 3}));
    try (InputStream body = body(key)) {
      byte[] target = {9, 9, 9, 9};
      assertThat(body.readNBytes(target, 1, 1)).isOne();
      assertThat(target).containsExactly(9, 1, 9, 9);
      assertThat(body.read()).isEqualTo(0xff);
      assertThat(body.read(target, 3, 1)).isOne();
      assertThat(target).containsExactly(9, 1, 9, 3);
    }
  }

  @Test
  @Clause("storage.body.8")
  void bodiesOfOneBlobAreIndependent() throws Exception {
    BlobKey key = key();
    Bytes content = bytes(1000, 8);
    put(key, content);
    List<ReadResult> results = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        results.add(bucket().open(key, ByteRange.from(i * 10L), ReadOptions.defaults()));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(((Found) results.get(i)).body().readNBytes(10))
            .isEqualTo(content.slice(i * 10, 10).toByteArray());
      }
    } finally {
      for (ReadResult result : results) {
        result.close();
      }
    }
  }

  @Test
  @Clause("storage.body.9")
  void bodiesThatAreClosedEarlyCostNoConnection() throws Exception {
    BlobKey key = key();
    put(key, bytes(SIZE, 9));
    for (int i = 0; i < 100; i++) {
      try (InputStream body = body(key)) {
        assertThat(body.read()).isNotNegative();
      }
    }
    assertThat(read(key)).isEqualTo(bytes(SIZE, 9));
  }

  private InputStream body(BlobKey key) {
    return ((Found) open(key, ReadOptions.defaults())).body();
  }

  private static void assertRestOrFailure(byte[] begin, InputStream body, Bytes content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(begin);
    try {
      all.writeBytes(body.readAllBytes());
      assertThat(Bytes.wrap(all.toByteArray())).isEqualTo(content);
    } catch (IOException e) {
      assertThat(e).hasCauseInstanceOf(HalException.class);
    }
  }
}
