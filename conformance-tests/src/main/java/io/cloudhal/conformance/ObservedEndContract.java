package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.Write;
import io.cloudhal.observe.Cost;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How the observer is told that a call has ended. */
abstract class ObservedEndContract extends ObservationContract {

  private static final BlobSource SOURCE = BlobSource.of(Bytes.utf8("content"));

  @Test
  @Clause("observation.end.1")
  void lostRaceIsASuccess() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    store.put(key, bytes(3), EntryOptions.defaults());
    EntryOptions ifAbsent = EntryOptions.defaults().ifAbsent();
    String name = store.name().value();
    Version other = store.put(entryKey(), bytes(3), EntryOptions.defaults()).version();
    succeeds("memory.put", name, () -> store.put(key, bytes(3), ifAbsent));
    succeeds("memory.delete", name, () -> store.delete(key, Precondition.ifVersion(other)));
    List<Write> writes = List.of(Write.put(key, bytes(3), ifAbsent));
    succeeds("memory.writeAll", name, () -> store.writeAll(writes));
    succeeds("memory.transact", name, () -> store.transact(key.partition(), writes));
    Bucket bucket = bucket();
    BlobKey blob = blobKey();
    bucket.put(blob, SOURCE, PutOptions.defaults());
    PutOptions ifNoBlob = PutOptions.defaults().ifAbsent();
    succeeds("storage.put", bucket.name().value(), () -> bucket.put(blob, SOURCE, ifNoBlob));
    succeeds("storage.create", bucket.name().value(), () -> bucket.create(blob, ifNoBlob).commit());
  }

  @Test
  @Clause("observation.end.2")
  void absenceAndFaultsAreSuccesses() {
    KeyValueStore store = store();
    Bucket bucket = bucket();
    succeeds("memory.get", store.name().value(), () -> store.get(entryKey()));
    succeeds("storage.stat", bucket.name().value(), () -> bucket.stat(blobKey()));
    RemoteFunction fail = watched().alu().function(ConformanceFunctions.FAIL);
    succeeds("alu.invoke", fail.name().value(), () -> fail.invoke(Invocation.of(bytes(3))));
  }

  @Test
  @Clause("observation.end.3")
  void callThatThrowsIsToldWithWhatItThrew() {
    String name = "missing" + Names.random();
    KeyValueStore store = watched().memory().store(new StoreName(name));
    fails("memory.get", name, () -> store.get(entryKey()));
    Queue queue = watched().bus().queue(new QueueName(name));
    fails("bus.send", name, () -> queue.send(message("lost")));
    RemoteFunction function = watched().alu().function(new FunctionName(name));
    fails("alu.invoke", name, () -> function.invoke(Invocation.of(bytes(3))));
    Bucket bucket = watched().storage().bucket(new BucketName(name));
    fails("storage.put", name, () -> bucket.put(blobKey(), SOURCE, PutOptions.defaults()));
  }

  @Test
  @Clause("observation.end.4")
  void whatTheChangeOfAnUpdateThrowsIsTold() {
    KeyValueStore store = store();
    IllegalStateException thrown = new IllegalStateException("no change");
    fails(
        "memory.update",
        store.name().value(),
        () ->
            store.update(
                entryKey(),
                value -> {
                  throw thrown;
                }));
    assertThat(observed().all().get(0).error()).containsSame(thrown);
  }

  @Test
  @Clause("observation.end.5")
  void callThatIsRefusedIsToldAsFailedAndCostsNothing() {
    KeyValueStore store = store();
    String name = store.name().value();
    EntryKey key = entryKey();
    Bytes tooLarge = Bytes.wrap(new byte[watched().memory().capabilities().maxValueBytes() + 1]);
    Write put = Write.put(key, bytes(10));
    Write check = Write.check(EntryKey.of(key.partition()), Precondition.none());
    assertFree("memory.put", name, () -> store.put(key, tooLarge, EntryOptions.defaults()));
    assertFree("memory.writeAll", name, () -> store.writeAll(List.of(put, check)));
    assertFree("memory.writeAll", name, () -> store.writeAll(List.of(put, put)));
    assertFree("memory.transact", name, () -> store.transact(key.partition(), List.of(put, check)));
    assertFree("memory.getAll", name, () -> store.getAll(List.of(key, key)));
    assertFree("memory.increment", name, () -> store.increment(key, Long.MAX_VALUE));
    Bucket bucket = bucket();
    assertFree(
        "storage.delete",
        bucket.name().value(),
        () -> bucket.delete(blobKey(), Precondition.ifAbsent()));
    BlobKey blob = blobKey();
    assertFree(
        "storage.deleteAll", bucket.name().value(), () -> bucket.deleteAll(List.of(blob, blob)));
  }

  private void assertFree(String operation, String resource, ThrowingCallable call) {
    assertThat(fails(operation, resource, call).cost()).isEqualTo(Cost.nothing());
  }

  @Test
  @Clause("observation.end.6")
  void argumentsThatNoCallTakesAreRefusedBeforeACallBegins() {
    Queue queue = watchedQueue();
    queue.send(message("there"));
    Delivery delivery = receive(queue);
    observed().clear();
    assertIllegal(() -> queue.extend(delivery, LEASE.minusMillis(1)));
    assertIllegal(() -> queue.release(delivery, Duration.ofMillis(600_001)));
    assertIllegal(() -> echo().invokeAll(List.of(), 0));
    assertIllegal(() -> watched().provisioner().sweep(Duration.ofMillis(999)));
    assertThat(observed().all()).isEmpty();
  }

  private static void assertIllegal(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Clause("observation.end.7")
  void callsOfAViewAreObservedLikeThoseOfItsComputer() {
    CloudComputer view = watched().withDeadline(Duration.ofMinutes(1));
    KeyValueStore store = view.memory().store(resources().store().name());
    succeeds("memory.get", store.name().value(), () -> store.get(entryKey()));
    Bucket bucket = view.storage().bucket(resources().bucket().name());
    succeeds("storage.stat", bucket.name().value(), () -> bucket.stat(blobKey()));
  }
}
