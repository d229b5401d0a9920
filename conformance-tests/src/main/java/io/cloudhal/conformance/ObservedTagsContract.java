package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.alu.Invocation;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Observation;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the observer is told is safe as a tag of a metric, and told where the call is made. */
abstract class ObservedTagsContract extends ObservationContract {

  private static final String SECRET = "keyorpayload";

  @Test
  @Clause("observation.tags.1")
  void neitherNameNorResourceHoldsAKeyOrPayload() {
    useMemory();
    useStorage();
    useBusAndAlu();
    assertThat(observed().all()).hasSizeGreaterThan(10);
    assertThat(observed().all())
        .extracting(ObservedCall::operation)
        .allMatch(operation -> operation.name().matches("[a-z]+\\.[a-zA-Z]+"))
        .noneMatch(operation -> operation.toString().contains(SECRET));
  }

  private void useMemory() {
    EntryKey key = EntryKey.of(SECRET + Names.random(), SECRET);
    store().put(key, Bytes.utf8(SECRET), EntryOptions.defaults());
    store().get(key);
    store().scan(ScanRequest.of(key.partition()).withPrefix(SECRET));
    store().transact(key.partition(), List.of(Write.put(key, Bytes.utf8(SECRET))));
    store().increment(key, 1);
    store().removeCounter(key);
    store().delete(key, Precondition.none());
  }

  private void useStorage() {
    Bucket bucket = bucket();
    BlobKey key = BlobKey.of(SECRET + Names.random());
    bucket.put(
        key,
        BlobSource.of(Bytes.utf8(SECRET)),
        PutOptions.defaults().withMetadata(Map.of(SECRET, SECRET)));
    bucket.stat(key);
    bucket.list(ListRequest.deep(SECRET));
    bucket.delete(key, Precondition.none());
  }

  private void useBusAndAlu() {
    Queue queue = watchedQueue();
    queue.send(Message.of(Bytes.utf8(SECRET)).withAttributes(Map.of(SECRET, SECRET)));
    acknowledge(queue, receive(queue));
    echo().invoke(Invocation.of(Bytes.utf8(SECRET)).withIdempotencyKey(SECRET));
  }

  @Test
  @Clause("observation.tags.2")
  void observerIsToldOnTheThreadOfTheCall() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    OperationObserver observer =
        operation -> {
          threads.add(Thread.currentThread());
          return new Observation() {
            @Override
            public void succeeded(Cost cost) {
              threads.add(Thread.currentThread());
            }

            @Override
            public void failed(Throwable error, Cost cost) {
              threads.add(Thread.currentThread());
            }
          };
        };
    CloudComputer computer = another(observer);
    computer.memory().store(resources().store().name()).get(entryKey());
    computer.storage().bucket(resources().bucket().name()).stat(blobKey());
    computer.alu().function(ConformanceFunctions.ECHO).invoke(Invocation.of(bytes(3)));
    assertThat(threads).hasSize(6).containsOnly(Thread.currentThread());
  }

  @Test
  @Clause("observation.tags.3")
  void handlesAndCapabilitiesAreNotCalls() {
    observed().clear();
    assertThat(watched().memory().capabilities().maxValueBytes()).isPositive();
    assertThat(watched().bus().capabilities().maxInlineBytes()).isPositive();
    assertThat(watched().alu().capabilities().maxInlineBytes()).isPositive();
    assertThat(watched().storage().capabilities().maxBlobBytes()).isPositive();
    assertThat(store().name()).isEqualTo(resources().store().name());
    assertThat(bucket().name()).isEqualTo(resources().bucket().name());
    assertThat(echo().name()).isEqualTo(ConformanceFunctions.ECHO);
    assertThat(observed().all()).isEmpty();
  }
}
