package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.HalException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the contracts of the memory share: a store, keys of their own, and whole reads. */
abstract class MemoryContract extends Contract {

  /** The size of a value that every provider stores, at most. */
  static final int LARGE = KeyValueStore.PORTABLE_VALUE_BYTES;

  /** Returns the store that all tests share. */
  final KeyValueStore store() {
    return resources().store();
  }

  /** Returns the same store on another computer. */
  final KeyValueStore storeElsewhere() {
    return another().memory().store(store().name());
  }

  /** Returns a key in a partition that no other test uses. */
  static EntryKey key() {
    return EntryKey.of(partition(), "sort");
  }

  /** Returns a partition that no other test uses. */
  static String partition() {
    return fresh("partition");
  }

  /** Returns {@code count} keys of one partition, in its order. */
  static List<EntryKey> keys(String partition, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> EntryKey.of(partition, String.format("key%05d", i)))
        .toList();
  }

  /** Returns {@code size} bytes without a pattern, other ones for another {@code seed}. */
  static Bytes bytes(int size, long seed) {
    byte[] content = new byte[size];
    new Random(seed).nextBytes(content);
    return Bytes.wrap(content);
  }

  final WriteResult put(EntryKey key, String value, EntryOptions options) {
    return store().put(key, Bytes.utf8(value), options);
  }

  final Version put(EntryKey key, Bytes value) {
    return store().put(key, value, EntryOptions.defaults()).version();
  }

  final Version put(EntryKey key, String value) {
    return put(key, Bytes.utf8(value));
  }

  /** Puts a short value under each key. */
  final void putAll(List<EntryKey> keys) {
    List<Write> writes = new ArrayList<>();
    keys.forEach(key -> writes.add(Write.put(key, Bytes.utf8(key.sort()))));
    assertThat(store().writeAll(writes))
        .hasSize(keys.size())
        .allMatch(WriteOutcome.Applied.class::isInstance);
  }

  /** Returns the entry, which must be there. */
  final Entry entry(EntryKey key) {
    Optional<Entry> entry = store().get(key);
    assertThat(entry).as("entry %s", key).isPresent();
    return entry.orElseThrow();
  }

  /** Returns one of the entries that were read, which must be there. */
  static Entry entry(Map<EntryKey, Entry> entries, EntryKey key) {
    return Optional.ofNullable(entries.get(key))
        .orElseThrow(() -> new AssertionError(key + " is not among the entries read"));
  }

  final String text(EntryKey key) {
    return entry(key).value().toUtf8();
  }

  final void assertAbsent(EntryKey key) {
    assertThat(store().get(key)).as("entry %s", key).isEmpty();
  }

  /** Asserts that the entry is as it was read, value, version and expiry. */
  final void assertUnchanged(Entry before) {
    assertThat(store().get(before.key())).contains(before);
  }

  /** Asserts that the write lost, and that the version it names, if any, is {@code current}. */
  static void assertConflict(WriteResult result, Optional<Version> current) {
    assertThat(result).isInstanceOf(WriteResult.Conflict.class);
    assertHint(((WriteResult.Conflict) result).current(), current);
  }

  /** Asserts that a hint, if there is one, is right. */
  static void assertHint(Optional<Version> hint, Optional<Version> current) {
    if (hint.isPresent()) {
      assertThat(hint).isEqualTo(current);
    }
  }

  /** Asserts that the call is refused before any request. */
  final void assertRefused(Class<? extends HalException> type, ThrowingCallable call) {
    calls().clear();
    assertThatThrownBy(call).isInstanceOf(type);
    assertThat(calls().requests()).as("requests").isZero();
  }

  static EntryOptions ifAbsent() {
    return EntryOptions.defaults().ifAbsent();
  }

  static EntryOptions ifVersion(Version expected) {
    return EntryOptions.defaults().withPrecondition(Precondition.ifVersion(expected));
  }

  static EntryOptions livingFor(Duration timeToLive) {
    return EntryOptions.defaults().withTimeToLive(timeToLive);
  }

  /** Puts an entry that has expired when this returns, and returns its version. */
  final Version putExpired(EntryKey key, String value) {
    Version version = put(key, value, livingFor(Duration.ofSeconds(1))).version();
    letExpire(entry(key));
    return version;
  }

  /** Lets time pass to the very end of an entry. */
  final void letExpire(Entry entry) {
    Instant end = entry.expiresAt().orElseThrow();
    while (time().now().isBefore(end)) {
      time().pass(Duration.between(time().now(), end));
    }
  }
}
