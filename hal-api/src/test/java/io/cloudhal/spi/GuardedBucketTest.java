package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuardedBucketTest {

  private static final BlobKey KEY = BlobKey.of("blob");

  private final TinyDrivers drivers = new TinyDrivers(TimeSource.system());
  private final RecordedCalls calls = new RecordedCalls();
  private final Bucket bucket =
      GuardedComputer.of(drivers, calls, TimeSource.system())
          .storage()
          .bucket(new BucketName("tiny-bucket"));

  @Test
  void aBlobOfTheLimitIsStoredAndOneByteMoreRefused() {
    put(100);
    assertThat(calls.last().cost().bytesSent()).isEqualTo(100);
    assertThatThrownBy(() -> put(101))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("at most 100, is 101");
    assertThat(calls.last().cost().requests()).isZero();
  }

  @Test
  void theCallOfABodyEndsWhenItIsClosed() throws IOException {
    put(10);
    InputStream body = open();
    assertThat(calls.running()).isEqualTo(1);
    assertThat(body.readAllBytes()).hasSize(10);
    assertThat(calls.running()).isEqualTo(1);
    body.close();
    body.close();
    assertThat(calls.running()).isZero();
    assertThat(calls.last().operation().name()).isEqualTo("storage.open");
    assertThat(calls.last().cost().bytesReceived()).isEqualTo(10);
    assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
  }

  @Test
  void anAbsentBlobEndsTheCallAtOnce() {
    assertThat(bucket.open(KEY, ByteRange.all(), ReadOptions.defaults()))
        .isInstanceOf(ReadResult.Absent.class);
    assertThat(calls.running()).isZero();
  }

  @Test
  void aBodyThatFailsEndsItsCallWithTheError() throws IOException {
    put(10);
    HalException planned = Faults.passing();
    drivers.bucket.faults.plan("read", planned);
    try (InputStream body = open()) {
      assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasCause(planned);
    }
    assertThat(calls.running()).isZero();
    assertThat(calls.last().error()).contains(planned);
  }

  @Test
  void aBodyThatCannotBeClosedEndsItsCall() {
    put(10);
    IOException broken = new IOException("broken");
    drivers.bucket.faults.plan("closeBody", new UncheckedIOException(broken));
    assertThatThrownBy(() -> open().close()).isSameAs(broken);
    assertThat(calls.running()).isZero();
    assertThat(calls.last().error()).contains(broken);
  }

  @Test
  void anInterruptedReaderGetsCancelledAsTheCause() throws IOException {
    put(10);
    try (InputStream body = open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(body::read).hasCauseInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(calls.running()).isZero();
  }

  @Test
  void aWriterThatCommitsPublishesAndEndsItsCall() throws IOException {
    try (BlobWriter writer = create()) {
      writer.stream().write(new byte[60]);
      writer.stream().write(1);
      assertThat(writer.commit().written()).isTrue();
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> writer.stream().write(1)).isInstanceOf(IOException.class);
    }
    assertThat(bucket.stat(KEY).orElseThrow().sizeBytes()).isEqualTo(61);
    assertThat(calls.running()).isZero();
  }

  @Test
  void aWriterThatIsOnlyClosedDiscards() throws IOException {
    BlobWriter writer = create();
    writer.stream().write(new byte[60]);
    writer.close();
    writer.close();
    assertThat(calls.last().error()).isEmpty();
    assertThat(calls.last().cost().bytesSent()).isEqualTo(60);
    assertThat(bucket.stat(KEY)).isEmpty();
    assertThat(calls.running()).isZero();
  }

  @Test
  void aWriterTakesTheLimitAndNotAByteMore() throws IOException {
    try (BlobWriter writer = create()) {
      writer.stream().write(new byte[100]);
      assertThatThrownBy(() -> writer.stream().write(1))
          .hasCauseInstanceOf(LimitExceededException.class);
      assertThatThrownBy(writer::commit).isInstanceOf(LimitExceededException.class);
    }
    assertThat(bucket.stat(KEY)).isEmpty();
    assertThat(calls.running()).isZero();
  }

  @Test
  void whatIsIncompleteBecauseAWriteFailedIsNeverPublished() {
    List<RuntimeException> failures =
        List.of(
            Faults.passing(),
            new UncheckedIOException(new IOException("broken")),
            new IllegalStateException("bug"));
    for (RuntimeException planned : failures) {
      drivers.bucket.faults.plan("write", planned);
      try (BlobWriter writer = create()) {
        assertThatThrownBy(() -> writer.stream().write(1)).isNotNull();
        assertThatThrownBy(() -> writer.stream().write(1))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("an earlier write failed");
        assertThatThrownBy(writer::commit).isInstanceOf(UnavailableException.class);
      }
      assertThat(calls.last().error()).isPresent();
      assertThat(calls.running()).isZero();
      assertThat(bucket.stat(KEY)).isEmpty();
    }
    assertThat(drivers.bucket.faults.calls("commit")).isZero();
    assertThat(drivers.bucket.faults.calls("discard")).isEqualTo(failures.size());
  }

  @Test
  void aCommitThatFailsEndsTheCallAndCanOnlyBeClosed() {
    HalException planned = Faults.passing();
    drivers.bucket.faults.plan("commit", planned);
    try (BlobWriter writer = create()) {
      assertThatThrownBy(writer::commit).isSameAs(planned);
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(calls.running()).isZero();
  }

  @Test
  void anInterruptedThreadDiscardsAllTheSame() {
    BlobWriter writer = create();
    Thread.currentThread().interrupt();
    assertThatThrownBy(writer::commit).isInstanceOf(CancelledException.class);
    writer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(drivers.bucket.faults.calls("discard")).isEqualTo(1);
  }

  @Test
  void aDiscardThatFailsEndsTheCall() {
    HalException planned = Faults.passing();
    drivers.bucket.faults.plan("discard", planned);
    assertThatThrownBy(() -> create().close()).isSameAs(planned);
    assertThat(calls.last().error()).contains(planned);
    assertThat(calls.running()).isZero();
  }

  @Test
  void contradictionsAreRefusedBeforeAnyRequest() {
    assertThatThrownBy(() -> bucket.delete(KEY, Precondition.ifAbsent()))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> bucket.deleteAll(List.of(KEY, KEY)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("twice");
    ReadOptions unless = ReadOptions.unlessVersion(new Version("v"));
    assertThatThrownBy(() -> bucket.readRanges(KEY, List.of(ByteRange.all()), unless))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> bucket.presign(PresignRequest.get(KEY, Duration.ofHours(1))))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("PRESIGN");
    assertThat(calls.last().cost().requests()).isZero();
  }

  @Test
  void rangesAreCountedAndNoneCostNothing() {
    put(10);
    assertThat(
            bucket.readRanges(
                KEY, List.of(ByteRange.of(0, 3), ByteRange.from(8)), ReadOptions.defaults()))
        .hasSize(2);
    assertThat(calls.last().cost().bytesReceived()).isEqualTo(5);
    assertThat(bucket.readRanges(KEY, List.of(), ReadOptions.defaults())).isEmpty();
    assertThat(bucket.deleteAll(List.of())).isEmpty();
    assertThat(calls.last().cost().requests()).isZero();
  }

  private void put(int size) {
    bucket.put(KEY, BlobSource.of(Bytes.wrap(new byte[size])), PutOptions.defaults());
  }

  private BlobWriter create() {
    return bucket.create(KEY, PutOptions.defaults());
  }

  private InputStream open() {
    ReadResult result = bucket.open(KEY, ByteRange.all(), ReadOptions.defaults());
    return ((ReadResult.Found) result).body();
  }
}
