package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.alu.Invocation;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LeaseLostException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.StaleVersionException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each kind of failure says about repeating the call. */
abstract class ErrorKindContract extends ErrorContract {

  @Test
  @Clause("errors.kind.1")
  void notFoundIsFinal() {
    assertFinal(NotFoundException.class, () -> missingStore().get(entryKey()));
    assertFinal(NotFoundException.class, () -> missingQueue().send(message("lost")));
    assertFinal(NotFoundException.class, () -> missingBucket().stat(blobKey()));
    assertFinal(NotFoundException.class, () -> missingFunction().invoke(Invocation.of(bytes(3))));
    assertFinal(
        NotFoundException.class,
        () -> bucket().copy(blobKey(), Optional.empty(), blobKey(), Precondition.none()));
  }

  @Test
  @Clause("errors.kind.2")
  void limitExceededIsFinal() {
    Bytes value = Bytes.wrap(new byte[computer().memory().capabilities().maxValueBytes() + 1]);
    assertFinal(
        LimitExceededException.class,
        () -> store().put(entryKey(), value, EntryOptions.defaults()));
    assertFinal(LimitExceededException.class, () -> store().increment(entryKey(), Long.MIN_VALUE));
    long largest = computer().storage().capabilities().maxBlobBytes();
    BlobSource tooLarge = new WatchedSource(bytes(3), largest + 1);
    assertFinal(
        LimitExceededException.class,
        () -> bucket().put(blobKey(), tooLarge, PutOptions.defaults()));
  }

  @Test
  @Clause("errors.kind.3")
  void invalidRequestIsFinal() {
    EntryKey key = entryKey();
    assertFinal(InvalidRequestException.class, () -> store().getAll(List.of(key, key)));
    assertFinal(
        InvalidRequestException.class, () -> bucket().delete(blobKey(), Precondition.ifAbsent()));
    EventStream stream = resources().stream(1);
    assertFinal(
        InvalidRequestException.class,
        () -> computer().provisioner().ensureStream(StreamSpec.of(stream.name(), 2)));
  }

  @Test
  @Clause("errors.kind.4")
  void staleVersionIsFinal() {
    BlobKey key = storedBlob();
    Version stale = bucket().stat(key).orElseThrow().version();
    bucket().put(key, BlobSource.of(bytes(50)), PutOptions.defaults());
    assertFinal(
        StaleVersionException.class,
        () -> bucket().open(key, ByteRange.all(), ReadOptions.ofVersion(stale)));
    assertFinal(
        StaleVersionException.class,
        () -> bucket().copy(key, Optional.of(stale), blobKey(), Precondition.none()));
  }

  @Test
  @Clause("errors.kind.5")
  void leaseLostIsFinal() {
    Queue queue = queue();
    queue.send(message("late"));
    Delivery delivery = receive(queue, AT_ONCE.withLease(LEASE));
    letLeaseEnd();
    acknowledge(queue, receive(queue));
    assertFinal(LeaseLostException.class, () -> queue.extend(delivery, LEASE));
  }

  @Test
  @Clause("errors.kind.6")
  void timedOutIsRetryable() {
    Invocation slow = Invocation.of(Bytes.utf8("20000")).withTimeout(Duration.ofMillis(500));
    HalException error =
        thrown(TimedOutException.class, () -> function(ConformanceFunctions.SLOW).invoke(slow));
    assertThat(error.retryable()).isTrue();
    assertThat(error.mayHaveTakenEffect()).isTrue();
  }
}
