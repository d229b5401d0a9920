package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the observer is told of calls on the memory. */
abstract class ObservedMemoryContract extends ObservationContract {

  @Test
  @Clause("observation.memory.1")
  void everyCallIsObservedByItsNameAndStore() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    Write put = Write.put(key, bytes(10));
    assertObserved("get", () -> store.get(key));
    assertObserved("getAll", () -> store.getAll(List.of(key, entryKey())));
    assertObserved("put", () -> store.put(key, bytes(10), EntryOptions.defaults()));
    assertObserved("delete", () -> store.delete(key, Precondition.none()));
    assertObserved("writeAll", () -> store.writeAll(List.of(put)));
    assertObserved("transact", () -> store.transact(key.partition(), List.of(put)));
    assertObserved("scan", () -> store.scan(ScanRequest.of(key.partition())));
    assertObserved("increment", () -> store.increment(key, 1));
    assertObserved("removeCounter", () -> store.removeCounter(key));
    assertObserved("update", () -> store.update(key, value -> Optional.of(bytes(10))));
  }

  private void assertObserved(String method, ThrowingCallable call) {
    ObservedCall observed = succeeds("memory." + method, resources().store().name().value(), call);
    assertThat(observed.cost().requests()).as("requests of %s", method).isPositive();
    assertThat(observed.cost().skippedKeys()).isZero();
  }

  @Test
  @Clause("observation.memory.2")
  void writesCountTheBytesOfTheirValues() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    EntryKey other = EntryKey.of(key.partition(), "other");
    List<Write> writes = List.of(Write.put(key, bytes(300)), Write.put(other, bytes(21)));
    assertBytes(1000, 0, "put", () -> store.put(key, bytes(1000), EntryOptions.defaults()));
    assertBytes(321, 0, "writeAll", () -> store.writeAll(writes));
    assertBytes(321, 0, "transact", () -> store.transact(key.partition(), writes));
    assertBytes(0, 0, "delete", () -> store.delete(key, Precondition.none()));
    assertBytes(0, 0, "writeAll", () -> store.writeAll(List.of(Write.delete(other))));
  }

  @Test
  @Clause("observation.memory.3")
  void readsCountTheBytesOfTheirValues() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    EntryKey other = EntryKey.of(key.partition(), "other");
    store.put(key, bytes(1000), EntryOptions.defaults());
    store.put(other, bytes(24), EntryOptions.defaults());
    assertBytes(0, 1000, "get", () -> store.get(key));
    assertBytes(0, 0, "get", () -> store.get(entryKey()));
    assertBytes(0, 1024, "getAll", () -> store.getAll(List.of(key, other, entryKey())));
    assertBytes(0, 1024, "scan", () -> store.scan(ScanRequest.of(key.partition())));
  }

  @Test
  @Clause("observation.memory.4")
  void updateCountsWhatItReadsAndWrites() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    store.put(key, bytes(1000), EntryOptions.defaults());
    assertBytes(30, 1000, "update", () -> store.update(key, value -> Optional.of(bytes(30))));
    assertBytes(0, 30, "update", () -> store.update(key, value -> Optional.empty()));
  }

  @Test
  @Clause("observation.memory.5")
  void updateThatIsMadeAgainIsOneCall() {
    KeyValueStore store = store();
    EntryKey key = entryKey();
    Bytes newer = Bytes.utf8("newer");
    resources().store().put(key, Bytes.utf8("old"), EntryOptions.defaults());
    Overtaken change =
        new Overtaken(() -> resources().store().put(key, newer, EntryOptions.defaults()), "x");
    ObservedCall observed =
        succeeds("memory.update", store.name().value(), () -> store.update(key, change));
    assertThat(observed.cost().requests()).isGreaterThanOrEqualTo(4);
    assertThat(observed.cost().bytesReceived()).isEqualTo("old".length() + newer.size());
  }

  private void assertBytes(long sent, long received, String method, ThrowingCallable call) {
    ObservedCall observed = succeeds("memory." + method, resources().store().name().value(), call);
    assertThat(observed.cost().bytesSent()).as("sent by %s", method).isEqualTo(sent);
    assertThat(observed.cost().bytesReceived()).as("received by %s", method).isEqualTo(received);
  }
}
