package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.Write;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What calls say of a store that does not exist. */
abstract class MissingStoreContract extends MemoryContract {

  private static final EntryKey KEY = EntryKey.of("partition", "sort");

  @Test
  @Clause("memory.missing.1")
  void readsAreNotFound() {
    KeyValueStore store = missing();
    assertNotFound("memory.get", store, () -> store.get(KEY));
    assertNotFound("memory.getAll", store, () -> store.getAll(List.of(KEY)));
    assertNotFound("memory.scan", store, () -> store.scan(ScanRequest.of("partition")));
  }

  @Test
  @Clause("memory.missing.2")
  void writesAreNotFound() {
    KeyValueStore store = missing();
    Version foreign = put(key(), "x");
    for (EntryOptions options : List.of(EntryOptions.defaults(), ifAbsent(), ifVersion(foreign))) {
      assertNotFound("memory.put", store, () -> store.put(KEY, bytes(1, 1), options));
    }
    Precondition version = Precondition.ifVersion(foreign);
    assertNotFound("memory.delete", store, () -> store.delete(KEY, Precondition.none()));
    assertNotFound("memory.delete", store, () -> store.delete(KEY, version));
  }

  @Test
  @Clause("memory.missing.3")
  void batchesAndTransactionsAreNotFound() {
    KeyValueStore store = missing();
    Write put = Write.put(KEY, bytes(1, 1));
    Write check = Write.check(KEY, Precondition.ifAbsent());
    assertNotFound("memory.writeAll", store, () -> store.writeAll(List.of(put)));
    assertNotFound("memory.transact", store, () -> store.transact("partition", List.of(put)));
    assertNotFound("memory.transact", store, () -> store.transact("partition", List.of(check)));
  }

  @Test
  @Clause("memory.missing.4")
  void countersAreNotFound() {
    KeyValueStore store = missing();
    assertNotFound("memory.increment", store, () -> store.increment(KEY, 1));
    assertNotFound("memory.increment", store, () -> store.increment(KEY, 0));
    assertNotFound("memory.removeCounter", store, () -> store.removeCounter(KEY));
  }

  @Test
  @Clause("memory.missing.5")
  void updateIsNotFound() {
    KeyValueStore store = missing();
    assertNotFound(
        "memory.update", store, () -> store.update(KEY, value -> Optional.of(bytes(1, 1))));
    assertNotFound("memory.update", store, () -> store.update(KEY, value -> Optional.empty()));
  }

  @Test
  @Clause("memory.missing.6")
  void handleTellsItsNameAndCostsNoRequest() {
    StoreName name = store().name();
    calls().clear();
    assertThat(computer().memory().store(name).name()).isEqualTo(name);
    assertThat(missing().name().value()).startsWith("missing");
    assertThat(calls().all()).isEmpty();
  }

  private KeyValueStore missing() {
    return computer().memory().store(new StoreName("missing" + Names.random()));
  }

  private void assertNotFound(String operation, KeyValueStore store, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NotFoundException.class,
            missing -> {
              assertThat(missing.context().operation()).isEqualTo(operation);
              assertThat(missing.context().resource()).isEqualTo(store.name().value());
              assertThat(missing.context().provider()).isEqualTo(computer().provider());
            });
  }
}
