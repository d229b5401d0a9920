package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.ScanRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which values there are. */
abstract class EntryValueContract extends MemoryContract {

  @Test
  @Clause("memory.value.1")
  void emptyValueIsAnEntry() {
    EntryKey key = key();
    put(key, Bytes.empty());
    assertThat(entry(key).value()).isEqualTo(Bytes.empty());
    assertConflict(put(key, "lost", ifAbsent()), Optional.of(entry(key).version()));
    assertThat(store().scan(ScanRequest.of(key.partition())).items()).containsExactly(entry(key));
    assertThat(store().getAll(List.of(key)).get(key)).isEqualTo(entry(key));
  }

  @Test
  @Clause("memory.value.2")
  void everyByteValueIsKept() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
      assertKept(Bytes.wrap(new byte[] {(byte) i}));
    }
    assertKept(Bytes.copyOf(all));
  }

  @Test
  @Clause("memory.value.3")
  void partOfAnArrayIsKeptAlone() {
    assertKept(bytes(1000, 3).slice(100, 50));
    assertKept(bytes(1000, 3).slice(999, 1));
  }

  @Test
  @Clause("memory.value.4")
  void valuesUpToThePortableBoundAreKept() {
    assertKept(bytes(LARGE - 1, 4));
    assertKept(bytes(LARGE, 4));
  }

  @Test
  @Clause("memory.value.5")
  void valuesUpToTheLimitAreKept() {
    assertKept(bytes(limits().maxValueBytes() - 1, 5));
    assertKept(bytes(limits().maxValueBytes(), 5));
  }

  @Test
  @Clause("memory.value.6")
  void oneByteMoreThanTheLimitIsRefusedBeforeAnyRequest() {
    EntryKey key = key();
    put(key, "kept");
    Entry before = entry(key);
    Bytes tooLarge = Bytes.wrap(new byte[limits().maxValueBytes() + 1]);
    assertRefused(
        LimitExceededException.class, () -> store().put(key, tooLarge, EntryOptions.defaults()));
    assertUnchanged(before);
  }

  @Test
  @Clause("memory.limits.1")
  void limitsAreAtLeastThePortableBoundsAndTheSameEverywhere() {
    MemoryCapabilities limits = limits();
    assertThat(limits.maxValueBytes()).isGreaterThanOrEqualTo(LARGE);
    assertThat(limits.maxTransactionWrites()).isGreaterThanOrEqualTo(50);
    assertThat(limits.maxTransactionBytes()).isGreaterThanOrEqualTo(2_500_000);
    MemoryCapabilities elsewhere = another().memory().capabilities();
    assertThat(elsewhere.maxValueBytes()).isEqualTo(limits.maxValueBytes());
    assertThat(elsewhere.maxTransactionWrites()).isEqualTo(limits.maxTransactionWrites());
    assertThat(elsewhere.maxTransactionBytes()).isEqualTo(limits.maxTransactionBytes());
  }

  private MemoryCapabilities limits() {
    return computer().memory().capabilities();
  }

  /** A value of megabytes is not shown by a failure. */
  private void assertKept(Bytes value) {
    EntryKey key = key();
    put(key, value);
    Bytes read = entry(key).value();
    assertThat(read.size()).isEqualTo(value.size());
    assertThat(read.equals(value)).as("value of %s bytes is as written", value.size()).isTrue();
  }
}
