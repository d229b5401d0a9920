package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import io.cloudhal.storage.ReadResult.Found;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Calls whose thread is interrupted. */
abstract class CancellationContract extends ErrorContract {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  @Clause("errors.cancel.1")
  void interruptedThreadWritesNoEntry() {
    EntryKey key = entryKey();
    KeyValueStore store = store();
    assertCancelled(() -> store.put(key, bytes(3), EntryOptions.defaults()));
    assertCancelled(() -> store.increment(key, 1));
    assertCancelled(() -> store.get(key));
    assertThat(store.get(key)).isEmpty();
    assertThat(store.increment(key, 0)).isZero();
  }

  @Test
  @Clause("errors.cancel.2")
  void interruptedThreadSendsAndReceivesNothing() {
    Queue queue = queue();
    assertCancelled(() -> queue.send(message("lost")));
    assertNothing(queue);
    queue.send(message("there"));
    assertCancelled(() -> queue.receive(AT_ONCE));
    assertThat(drain(queue, 1)).containsExactly("there");
  }

  @Test
  @Clause("errors.cancel.3")
  void interruptedThreadCallsNoFunction() {
    Place place = new Place(store().name().value(), fresh("place"), 0);
    Invocation counting = Invocation.of(place.bytes());
    assertCancelled(() -> function(ConformanceFunctions.COUNT).invoke(counting));
    assertThat(store().increment(place.key(), 0)).isZero();
  }

  @Test
  @Clause("errors.cancel.4")
  void interruptedThreadStoresNoBlob() {
    BlobKey key = blobKey();
    Bucket bucket = bucket();
    assertCancelled(() -> bucket.put(key, BlobSource.of(bytes(3)), PutOptions.defaults()));
    assertThat(bucket.stat(key)).isEmpty();
    BlobKey stored = storedBlob();
    assertCancelled(() -> bucket.delete(stored, Precondition.none()));
    assertThat(bucket.stat(stored)).isPresent();
  }

  /** Makes the call on an interrupted thread, before which it cannot begin. */
  private void assertCancelled(ThrowingCallable call) {
    calls().clear();
    Throwable thrown = interrupted(call);
    assertThat(calls().requests()).as("requests").isZero();
    assertFinal(
        CancelledException.class,
        () -> {
          throw thrown;
        });
  }

  /** Returns what a call throws on an interrupted thread, whose flag must stay set. */
  private static Throwable interrupted(ThrowingCallable call) {
    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(call);
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(thrown).isNotNull();
    return thrown;
  }

  @Test
  @Clause("errors.cancel.5")
  void waitingReceiveEndsWhenItsThreadIsInterrupted() {
    Queue queue = queue();
    assertCancelled(Interrupted.during(() -> queue.receive(AT_ONCE.withMaxWait(LONG))));
    queue.send(message("there"));
    assertThat(drain(queue, 1)).containsExactly("there");
  }

  @Test
  @Clause("errors.cancel.6")
  void waitingReadEndsWhenItsThreadIsInterrupted() {
    EventStream stream = resources().stream(1);
    ShardId shard = stream.shards().get(0).id();
    assertCancelled(
        Interrupted.during(() -> stream.read(shard, StreamPosition.earliest(), 10, LONG)));
  }

  @Test
  @Clause("errors.cancel.7")
  void waitingInvocationEndsAndMayHaveTakenEffect() {
    Place place = new Place(store().name().value(), fresh("place"), 0);
    Invocation slow = Invocation.of(Bytes.utf8("20000 " + place.bytes().toUtf8()));
    RemoteFunction function = function(ConformanceFunctions.SLOW);
    HalException error =
        assertCancelled(
            Interrupted.during(() -> function.invoke(slow), () -> awaitCount(place.key())));
    assertThat(error.mayHaveTakenEffect()).isTrue();
    assertThat(error.retryable()).isFalse();
  }

  private void awaitCount(EntryKey counter) {
    Eventually.holds(() -> assertThat(store().increment(counter, 0)).isEqualTo(1));
  }

  /** Returns the error of a call that ended soon after it was interrupted. */
  private HalException assertCancelled(Interrupted interrupted) {
    assertThat(interrupted.took()).isLessThan(Duration.ofSeconds(10));
    assertThat(interrupted.flag()).as("interrupt flag").isTrue();
    return thrown(
        CancelledException.class,
        () -> {
          throw interrupted.thrown();
        });
  }

  @Test
  @Clause("errors.cancel.8")
  void interruptedThreadReadsNoBody() throws IOException {
    BlobKey key = storedBlob();
    try (ReadResult result = bucket().open(key, ByteRange.all(), ReadOptions.defaults())) {
      Throwable thrown = interrupted(() -> ((Found) result).body().read());
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(CancelledException.class);
    }
    assertThat(bucket().stat(key)).isPresent();
  }

  @Test
  @Clause("errors.cancel.9")
  void interruptedThreadPublishesNoBlob() throws IOException {
    BlobKey key = blobKey();
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      writer.stream().write(bytes(100).toByteArray());
      assertThat(interrupted(writer::commit)).isInstanceOf(CancelledException.class);
    }
    try (BlobWriter writer = bucket().create(key, PutOptions.defaults())) {
      Throwable thrown = interrupted(() -> writer.stream().write(1));
      assertThat(thrown)
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(CancelledException.class);
    }
    assertThat(bucket().stat(key)).isEmpty();
  }
}
