package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.MemoryCapabilities;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transaction may hold. */
abstract class TransactLimitContract extends TransactionContract {

  private static final int PORTABLE_WRITES = KeyValueStore.PORTABLE_TRANSACTION_WRITES;

  @Test
  @Clause("memory.transact.11")
  void asManyWritesAsTheLimitCommit() {
    assertCommits(smallPuts(partition(), PORTABLE_WRITES));
    assertCommits(smallPuts(partition(), limits().maxTransactionWrites()));
  }

  @Test
  @Clause("memory.transact.12")
  void fiftyWritesOfAllKindsCommit() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, PORTABLE_WRITES);
    putAll(keys.subList(0, 20));
    List<Write> writes = new ArrayList<>();
    for (EntryKey key : keys.subList(0, 10)) {
      writes.add(Write.put(key, Bytes.utf8("new"), ifVersion(entry(key).version())));
    }
    keys.subList(10, 20)
        .forEach(key -> writes.add(Write.check(key, Precondition.ifVersion(entry(key).version()))));
    keys.subList(20, 30).forEach(key -> writes.add(Write.check(key, Precondition.ifAbsent())));
    keys.subList(30, 40).forEach(key -> writes.add(Write.delete(key)));
    keys.subList(40, 50).forEach(key -> writes.add(Write.put(key, bytes(3, 3), ifAbsent())));
    committed(partition, writes);
    assertThat(store().getAll(keys)).hasSize(30);
    assertThat(text(keys.get(9))).isEqualTo("new");
  }

  @Test
  @Clause("memory.transact.13")
  void oneWriteMoreThanTheLimitIsRefusedBeforeAnyRequest() {
    String partition = partition();
    List<Write> writes = smallPuts(partition, limits().maxTransactionWrites() + 1);
    assertRefused(LimitExceededException.class, () -> store().transact(partition, writes));
    assertThat(entries(partition)).isEmpty();
  }

  @Test
  @Clause("memory.transact.14")
  void asManyBytesAsTheLimitCommit() {
    assertCommits(largePuts(partition(), KeyValueStore.PORTABLE_TRANSACTION_BYTES));
    assertCommits(largePuts(partition(), limits().maxTransactionBytes()));
  }

  @Test
  @Clause("memory.transact.15")
  void oneByteMoreThanTheLimitIsRefusedBeforeAnyRequest() {
    String partition = partition();
    List<Write> writes = largePuts(partition, limits().maxTransactionBytes() + 1);
    assertThat(writes).hasSizeLessThanOrEqualTo(limits().maxTransactionWrites());
    assertRefused(LimitExceededException.class, () -> store().transact(partition, writes));
    assertThat(entries(partition)).isEmpty();
  }

  @Test
  @Clause("memory.transact.16")
  void valueTooLargeIsRefusedBeforeAnyRequest() {
    EntryKey key = key();
    assertRefusedWhole(
        LimitExceededException.class,
        Write.put(key, Bytes.wrap(new byte[limits().maxValueBytes() + 1])));
  }

  @Test
  @Clause("memory.transact.17")
  void keyOfAnotherPartitionIsInvalidBeforeAnyRequest() {
    String partition = partition();
    EntryKey first = EntryKey.of(partition, "first");
    List<Write> writes = List.of(Write.put(first, bytes(1, 1)), Write.put(key(), bytes(1, 1)));
    assertRefused(InvalidRequestException.class, () -> store().transact(partition, writes));
    assertAbsent(first);
  }

  @Test
  @Clause("memory.transact.18")
  void keyNamedTwiceIsInvalidBeforeAnyRequest() {
    EntryKey key = key();
    List<Write> writes = List.of(Write.put(key, bytes(1, 1)), Write.delete(key));
    assertRefused(InvalidRequestException.class, () -> store().transact(key.partition(), writes));
    assertAbsent(key);
  }

  @Test
  @Clause("memory.transact.19")
  void deleteIfAbsentIsInvalidBeforeAnyRequest() {
    assertRefusedWhole(InvalidRequestException.class, Write.delete(key(), Precondition.ifAbsent()));
  }

  private void assertRefusedWhole(Class<? extends HalException> type, Write refused) {
    String partition = refused.key().partition();
    EntryKey innocent = EntryKey.of(partition, "innocent");
    List<Write> writes = List.of(Write.put(innocent, bytes(1, 1)), refused);
    assertRefused(type, () -> store().transact(partition, writes));
    assertAbsent(innocent);
  }

  private void assertCommits(List<Write> writes) {
    committed(writes.get(0).key().partition(), writes);
    List<EntryKey> keys = writes.stream().map(Write::key).toList();
    assertThat(store().getAll(keys)).containsOnlyKeys(keys);
  }

  private List<Write> smallPuts(String partition, int count) {
    return keys(partition, count).stream().map(key -> Write.put(key, bytes(10, 1))).toList();
  }

  /** Returns as few puts as possible that have {@code total} bytes of values together. */
  private List<Write> largePuts(String partition, int total) {
    int most = limits().maxValueBytes();
    List<EntryKey> keys = keys(partition, (total + most - 1) / most);
    List<Write> writes = new ArrayList<>();
    int left = total;
    for (EntryKey key : keys) {
      int size = Math.min(left, most);
      writes.add(Write.put(key, bytes(size, size)));
      left -= size;
    }
    return writes;
  }

  private MemoryCapabilities limits() {
    return computer().memory().capabilities();
  }
}
