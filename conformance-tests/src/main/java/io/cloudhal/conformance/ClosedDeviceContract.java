package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Precondition;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Devices that are closed by themselves: every method of their handles refuses. */
abstract class ClosedDeviceContract extends ErrorContract {

  @Test
  @Clause("errors.closed.1")
  void everyMethodOfAStoreOfAClosedMemoryIsAnIllegalState() {
    CloudComputer computer = another();
    KeyValueStore store = computer.memory().store(store().name());
    computer.memory().close();
    EntryKey key = entryKey();
    List<Write> writes = List.of(Write.put(key, bytes(1)));
    calls().clear();
    assertRefused(() -> store.get(key));
    assertRefused(() -> store.getAll(List.of(key)));
    assertRefused(() -> store.put(key, bytes(1), EntryOptions.defaults()));
    assertRefused(() -> store.delete(key, Precondition.none()));
    assertRefused(() -> store.writeAll(writes));
    assertRefused(() -> store.transact(key.partition(), writes));
    assertRefused(() -> store.scan(ScanRequest.of(key.partition())));
    assertRefused(() -> store.increment(key, 1));
    assertRefused(() -> store.removeCounter(key));
    assertRefused(() -> store.update(key, value -> Optional.of(bytes(1))));
    assertRefused(() -> computer.memory().store(store.name()));
    assertThat(calls().requests()).isZero();
    assertThat(store().get(key)).isEmpty();
    assertThat(computer.storage().bucket(bucket().name()).stat(blobKey())).isEmpty();
  }

  @Test
  @Clause("errors.closed.2")
  void everyMethodOfABucketOfAClosedStorageIsAnIllegalState() {
    CloudComputer computer = another();
    Bucket bucket = computer.storage().bucket(bucket().name());
    computer.storage().close();
    BlobKey key = blobKey();
    ReadOptions latest = ReadOptions.defaults();
    calls().clear();
    assertRefused(() -> bucket.stat(key));
    assertRefused(() -> bucket.open(key, ByteRange.all(), latest));
    assertRefused(() -> bucket.readRanges(key, List.of(ByteRange.all()), latest));
    assertRefused(() -> bucket.put(key, BlobSource.of(bytes(1)), PutOptions.defaults()));
    assertRefused(() -> bucket.create(key, PutOptions.defaults()));
    assertRefused(() -> bucket.copy(key, Optional.empty(), blobKey(), Precondition.none()));
    assertRefused(() -> bucket.delete(key, Precondition.none()));
    assertRefused(() -> bucket.deleteAll(List.of(key)));
    assertRefused(() -> bucket.list(ListRequest.deep("")));
    assertRefused(() -> computer.storage().bucket(bucket.name()));
    assertThat(calls().requests()).isZero();
    assertThat(bucket().stat(key)).isEmpty();
    assertThat(computer.memory().store(store().name()).get(entryKey())).isEmpty();
  }

  @Test
  @Clause("errors.closed.3")
  void everyMethodOfAFunctionOfAClosedAluIsAnIllegalState() {
    CloudComputer computer = another();
    RemoteFunction echo = computer.alu().function(ConformanceFunctions.ECHO);
    computer.alu().close();
    Invocation invocation = Invocation.of(bytes(1));
    calls().clear();
    assertRefused(() -> echo.invoke(invocation));
    assertRefused(() -> echo.submit(invocation));
    assertRefused(() -> echo.invokeAll(List.of(invocation), 1));
    assertRefused(() -> computer.alu().function(ConformanceFunctions.ECHO));
    assertThat(calls().requests()).isZero();
    assertThat(function(ConformanceFunctions.ECHO).invoke(invocation).output()).isEqualTo(bytes(1));
  }

  @Test
  @Clause("errors.closed.4")
  void closingADeviceAgainDoesNothing() {
    CloudComputer computer = another();
    computer.memory().close();
    computer.memory().close();
    computer.storage().close();
    computer.storage().close();
    computer.alu().close();
    computer.alu().close();
    computer.bus().close();
    computer.bus().close();
    computer.close();
    assertRefused(computer::memory);
    assertThat(store().get(entryKey())).isEmpty();
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
  }
}
