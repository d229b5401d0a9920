package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.observe.Operation;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of observation share: a computer that nobody else uses, and all that its
 * observer was told.
 */
abstract class ObservationContract extends BusContract {

  private final ObservedCalls observed = new ObservedCalls();
  private @Nullable CloudComputer watched;

  @BeforeEach
  void open() {
    watched = another(observed);
  }

  /** Returns the computer whose calls are observed. */
  final CloudComputer watched() {
    if (watched == null) {
      throw new IllegalStateException("no test is running");
    }
    return watched;
  }

  /** Returns what the observer was told. */
  final ObservedCalls observed() {
    return observed;
  }

  final KeyValueStore store() {
    return watched().memory().store(resources().store().name());
  }

  final Bucket bucket() {
    return watched().storage().bucket(resources().bucket().name());
  }

  final Queue watchedQueue() {
    return watched().bus().queue(queue().name());
  }

  final EventStream watchedStream() {
    return watched().bus().stream(resources().stream(1).name());
  }

  final RemoteFunction echo() {
    return watched().alu().function(ConformanceFunctions.ECHO);
  }

  static EntryKey entryKey() {
    return EntryKey.of(fresh("partition"), "sort");
  }

  static BlobKey blobKey() {
    return BlobKey.of(fresh("blob"));
  }

  /** Runs a call that must succeed and be observed, alone and as such, and returns it. */
  final ObservedCall succeeds(String operation, String resource, ThrowingCallable call) {
    observed.clear();
    assertThatCode(call).as(operation).doesNotThrowAnyException();
    ObservedCall ended = only(operation, resource);
    assertThat(ended.error()).isEmpty();
    return ended;
  }

  /** Runs a call that must fail and be observed, alone and with what it threw, and returns it. */
  final ObservedCall fails(String operation, String resource, ThrowingCallable call) {
    observed.clear();
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("what %s throws", operation).isNotNull();
    ObservedCall ended = only(operation, resource);
    assertThat(ended.error()).containsSame(thrown);
    return ended;
  }

  /** Returns the only call that was observed, which must have ended once. */
  final ObservedCall only(String operation, String resource) {
    List<ObservedCall> all = observed.all();
    assertThat(all)
        .extracting(ObservedCall::operation)
        .containsExactly(new Operation(computer().provider(), operation, resource));
    assertThat(all.get(0).ends()).as("ends of %s", operation).isEqualTo(1);
    return all.get(0);
  }
}
