package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries that end by themselves: when they do, and that they are absent then. */
abstract class TimeToLiveContract extends ScanContract {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  @Clause("memory.ttl.1")
  void entryIsThereUntilItsEndAndAbsentFromItOn() {
    EntryKey key = key();
    put(key, "value", livingFor(Duration.ofSeconds(5)));
    time().pass(Duration.ofSeconds(2));
    assertThat(text(key)).isEqualTo("value");
    letExpire(entry(key));
    assertAbsent(key);
  }

  @Test
  @Clause("memory.ttl.2")
  void endIsRoundedUpToAWholeSecond() {
    passTo(Duration.ZERO);
    assertEnd(Duration.ofMillis(1));
    assertEnd(SECOND);
    assertEnd(Duration.ofMillis(1001));
    passTo(Duration.ofMillis(300));
    assertEnd(SECOND);
    assertEnd(Duration.ofMillis(1700));
    assertEnd(Duration.ofDays(3650));
  }

  /** Lets time pass until it is {@code fraction} behind a whole second, where time is virtual. */
  private void passTo(Duration fraction) {
    Instant now = time().now();
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    time().pass(Duration.between(now, second.plus(SECOND).plus(fraction)));
  }

  private void assertEnd(Duration timeToLive) {
    EntryKey key = key();
    Instant before = time().now();
    put(key, "value", livingFor(timeToLive));
    Instant after = time().now();
    Instant end = entry(key).expiresAt().orElseThrow();
    assertThat(end).isEqualTo(end.truncatedTo(ChronoUnit.SECONDS));
    assertThat(end).isAfterOrEqualTo(before.plus(timeToLive));
    assertThat(end).isBefore(after.plus(timeToLive).plus(SECOND));
  }

  @Test
  @Clause("memory.ttl.3")
  void allReadsTellTheSameEnd() {
    EntryKey key = key();
    put(key, "value", livingFor(Duration.ofMinutes(1)));
    Entry entry = entry(key);
    assertThat(entry.expiresAt()).isPresent();
    assertThat(store().getAll(List.of(key)).get(key)).isEqualTo(entry);
    assertThat(all(store(), ScanRequest.of(key.partition()))).containsExactly(entry);
    assertThat(storeElsewhere().get(key)).contains(entry);
  }

  @Test
  @Clause("memory.ttl.4")
  void expiredEntriesAreNotRead() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, 9);
    List<EntryKey> living = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (i % 3 == 1) {
        put(keys.get(i), "living", livingFor(Duration.ofHours(1)));
        living.add(keys.get(i));
      } else {
        put(keys.get(i), "short", livingFor(SECOND));
      }
    }
    letExpire(entry(keys.get(8)));
    assertThat(store().getAll(keys)).containsOnlyKeys(living);
    List<String> sorts = living.stream().map(EntryKey::sort).toList();
    assertFinds(ScanRequest.of(partition), sorts);
    assertFinds(ScanRequest.of(partition).withPageSize(1), sorts);
    assertFinds(ScanRequest.of(partition).withPageSize(2), sorts);
  }

  @Test
  @Clause("memory.ttl.5")
  void putWithoutTimeToLiveReplacesTheOldOne() {
    EntryKey key = key();
    put(key, "short", livingFor(SECOND));
    Entry shortLived = entry(key);
    put(key, "lasting");
    assertThat(entry(key).expiresAt()).isEmpty();
    letExpire(shortLived);
    assertThat(text(key)).isEqualTo("lasting");
  }

  @Test
  @Clause("memory.ttl.6")
  void putWithTimeToLiveReplacesTheOldOne() {
    EntryKey key = key();
    put(key, "short", livingFor(SECOND));
    Entry shortLived = entry(key);
    put(key, "long", livingFor(Duration.ofHours(1)));
    letExpire(shortLived);
    assertThat(text(key)).isEqualTo("long");
    put(key, "short", livingFor(SECOND));
    letExpire(entry(key));
    assertAbsent(key);
    put(key, "lasting");
    put(key, "short", livingFor(SECOND));
    letExpire(entry(key));
    assertAbsent(key);
  }

  @Test
  @Clause("memory.ttl.7")
  void writesOfABatchHaveTheirOwnTimesToLive() {
    List<EntryKey> keys = List.of(key(), key(), key());
    store().writeAll(writes(keys));
    assertOnlyTheFirstExpires(keys);
  }

  @Test
  @Clause("memory.ttl.8")
  void writesOfATransactionHaveTheirOwnTimesToLive() {
    List<EntryKey> keys = keys(partition(), 3);
    Persistently.call(() -> store().transact(keys.get(0).partition(), writes(keys)));
    assertOnlyTheFirstExpires(keys);
  }

  private static List<Write> writes(List<EntryKey> keys) {
    return List.of(
        Write.put(keys.get(0), Bytes.utf8("short"), livingFor(SECOND)),
        Write.put(keys.get(1), Bytes.utf8("lasting"), EntryOptions.defaults()),
        Write.put(keys.get(2), Bytes.utf8("long"), livingFor(Duration.ofHours(1))));
  }

  private void assertOnlyTheFirstExpires(List<EntryKey> keys) {
    Map<EntryKey, Entry> entries = store().getAll(keys);
    assertThat(entries).hasSize(3);
    assertThat(entry(entries, keys.get(1)).expiresAt()).isEmpty();
    letExpire(entry(entries, keys.get(0)));
    assertThat(store().getAll(keys)).containsOnlyKeys(keys.get(1), keys.get(2));
  }
}
