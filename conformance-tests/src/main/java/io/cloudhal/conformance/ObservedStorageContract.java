package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import io.cloudhal.observe.Cost;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the observer is told of calls on the storage. */
abstract class ObservedStorageContract extends ObservationContract {

  @Test
  @Clause("observation.storage.1")
  void everyCallIsObservedByItsNameAndBucket() {
    Bucket bucket = bucket();
    BlobKey key = put(1000);
    ReadOptions latest = ReadOptions.defaults();
    assertObserved("stat", () -> bucket.stat(key));
    assertObserved("open", () -> bucket.open(key, ByteRange.all(), latest).close());
    assertObserved("readRanges", () -> bucket.readRanges(key, List.of(ByteRange.all()), latest));
    assertObserved("put", () -> bucket.put(key, source(10), PutOptions.defaults()));
    assertObserved("create", () -> write(key, PutOptions.defaults()));
    assertObserved(
        "copy", () -> bucket.copy(key, Optional.empty(), blobKey(), Precondition.none()));
    assertObserved("list", () -> bucket.list(ListRequest.deep(key.value())));
    assertObserved("delete", () -> bucket.delete(key, Precondition.none()));
    assertObserved("deleteAll", () -> bucket.deleteAll(List.of(key)));
  }

  private void assertObserved(String method, ThrowingCallable call) {
    assertThat(observe(method, call).cost().requests()).as("requests of %s", method).isPositive();
  }

  @Test
  @Clause(value = "observation.storage.2", needs = Feature.PRESIGN)
  void presignIsObservedByItsNameAndBucket() {
    observe("presign", () -> bucket().presign(PresignRequest.get(blobKey(), Duration.ofHours(1))));
  }

  @Test
  @Clause("observation.storage.3")
  void writesCountTheBytesOfTheBlob() {
    assertThat(cost("put", () -> put(3000)).bytesSent()).isEqualTo(3000);
    assertThat(cost("put", () -> put(0)).bytesSent()).isZero();
    Cost created = cost("create", () -> write(blobKey(), PutOptions.defaults()));
    assertThat(created.bytesSent()).isEqualTo(1000);
    assertThat(created.bytesReceived()).isZero();
  }

  @Test
  @Clause("observation.storage.4")
  void readsCountTheBytesOfTheRanges() {
    BlobKey key = put(3000);
    List<ByteRange> ranges = List.of(ByteRange.of(10, 100), ByteRange.of(2000, 50));
    Cost whole = cost("open", () -> read(key, ByteRange.all()));
    assertThat(whole.bytesReceived()).isEqualTo(3000);
    assertThat(whole.bytesSent()).isZero();
    Cost part = cost("open", () -> read(key, ByteRange.of(100, 200)));
    assertThat(part.bytesReceived()).isEqualTo(200);
    Cost several =
        cost("readRanges", () -> bucket().readRanges(key, ranges, ReadOptions.defaults()));
    assertThat(several.bytesReceived()).isEqualTo(150);
  }

  @Test
  @Clause("observation.storage.5")
  void callsWithoutContentCountNoBytes() {
    Bucket bucket = bucket();
    BlobKey key = put(3000);
    assertNoBytes(cost("stat", () -> bucket.stat(key)));
    assertNoBytes(cost("list", () -> bucket.list(ListRequest.deep(key.value()))));
    assertNoBytes(
        cost("copy", () -> bucket.copy(key, Optional.empty(), blobKey(), Precondition.none())));
    assertNoBytes(cost("delete", () -> bucket.delete(key, Precondition.none())));
  }

  private static void assertNoBytes(Cost cost) {
    assertThat(cost.bytesSent()).isZero();
    assertThat(cost.bytesReceived()).isZero();
  }

  @Test
  @Clause("observation.storage.6")
  void openedBodyIsObservedUntilItIsClosed() throws IOException {
    BlobKey key = put(3000);
    observed().clear();
    ReadResult result = bucket().open(key, ByteRange.all(), ReadOptions.defaults());
    assertThat(((Found) result).body().readNBytes(1000)).hasSize(1000);
    assertThat(observed().all()).extracting(ObservedCall::ends).containsExactly(0);
    result.close();
    Cost cost = only("storage.open", bucketName()).cost();
    assertThat(cost.bytesReceived()).isBetween(1000L, 3000L);
    ((Found) result).body().close();
    assertThat(only("storage.open", bucketName()).error()).isEmpty();
  }

  @Test
  @Clause("observation.storage.7")
  void openWithoutABodyEndsAtOnce() {
    BlobKey key = put(3000);
    ReadOptions known = ReadOptions.unlessVersion(bucket().stat(key).orElseThrow().version());
    assertNoBytes(cost("open", () -> bucket().open(key, ByteRange.all(), known)));
    assertNoBytes(
        cost("open", () -> bucket().open(blobKey(), ByteRange.all(), ReadOptions.defaults())));
  }

  @Test
  @Clause("observation.storage.8")
  void writerIsObservedUntilItsCommit() throws IOException {
    observed().clear();
    try (BlobWriter writer = bucket().create(blobKey(), PutOptions.defaults())) {
      writer.stream().write(new byte[1000]);
      assertThat(observed().all()).extracting(ObservedCall::ends).containsExactly(0);
      writer.commit();
      assertThat(only("storage.create", bucketName()).cost().bytesSent()).isEqualTo(1000);
      assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(only("storage.create", bucketName()).error()).isEmpty();
  }

  @Test
  @Clause("observation.storage.9")
  void discardedWriterIsObservedUntilItIsClosedAndSucceeds() {
    observe(
        "create",
        () -> {
          BlobWriter writer = bucket().create(blobKey(), PutOptions.defaults());
          writer.stream().write(new byte[1000]);
          assertThat(observed().all()).extracting(ObservedCall::ends).containsExactly(0);
          writer.close();
          writer.close();
        });
  }

  private BlobKey put(int size) {
    BlobKey key = blobKey();
    bucket().put(key, source(size), PutOptions.defaults());
    return key;
  }

  private static BlobSource source(int size) {
    return BlobSource.of(bytes(size));
  }

  private WriteResult write(BlobKey key, PutOptions options) throws IOException {
    try (BlobWriter writer = bucket().create(key, options)) {
      writer.stream().write(new byte[999]);
      writer.stream().write(1);
      return writer.commit();
    }
  }

  private Bytes read(BlobKey key, ByteRange range) throws IOException {
    return StorageContract.read(bucket(), key, range, ReadOptions.defaults());
  }

  private ObservedCall observe(String method, ThrowingCallable call) {
    return succeeds("storage." + method, bucketName(), call);
  }

  private Cost cost(String method, ThrowingCallable call) {
    return observe(method, call).cost();
  }

  private String bucketName() {
    return resources().bucket().name().value();
  }
}
