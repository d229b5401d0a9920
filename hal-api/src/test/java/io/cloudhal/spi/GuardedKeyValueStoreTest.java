package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.observe.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class GuardedKeyValueStoreTest {

  private static final EntryKey A = EntryKey.of("p", "a");
  private static final EntryKey B = EntryKey.of("p", "b");
  private static final Precondition SOME = Precondition.ifVersion(new Version("v"));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final TinyDrivers drivers = new TinyDrivers(time);
  private final RecordedCalls calls = new RecordedCalls();
  private final KeyValueStore store =
      GuardedComputer.of(drivers, calls, time).memory().store(new StoreName("tinystore"));

  @Test
  void aValueOfTheLimitIsStoredAndOneByteMoreRefused() {
    assertThat(store.put(A, bytes(100), EntryOptions.defaults()).written()).isTrue();
    assertTooMuch(() -> store.put(A, bytes(101), EntryOptions.defaults()), "100, is 101");
    assertTooMuch(() -> store.writeAll(List.of(Write.put(A, bytes(101)))), "100, is 101");
    assertTooMuch(() -> store.transact("p", List.of(Write.put(A, bytes(101)))), "100, is 101");
  }

  @Test
  void aTransactionOfTheLimitIsCommittedAndMoreRefused() {
    assertThat(store.transact("p", puts(3, 50))).isInstanceOf(TransactionResult.Committed.class);
    assertTooMuch(() -> store.transact("p", puts(4, 1)), "writes of a transaction must be");
    assertTooMuch(() -> store.transact("p", puts(3, 51)), "150, is 153");
  }

  @Test
  void aKeyTwiceInOneCallIsRefused() {
    assertInvalid(() -> store.getAll(List.of(A, B, A)), "twice");
    List<Write> twice = List.of(Write.put(A, bytes(1)), Write.delete(A));
    assertInvalid(() -> store.writeAll(twice), "twice");
    assertInvalid(() -> store.transact("p", twice), "twice");
  }

  @Test
  void aDeleteIfAbsentIsRefused() {
    Precondition ifAbsent = Precondition.ifAbsent();
    assertInvalid(() -> store.delete(A, ifAbsent), "a delete must");
    List<Write> writes = List.of(Write.delete(A, ifAbsent));
    assertInvalid(() -> store.writeAll(writes), "a delete must");
    assertInvalid(() -> store.transact("p", writes), "a delete must");
  }

  @Test
  void aCheckBelongsIntoATransactionAndChecksSomething() {
    assertInvalid(() -> store.writeAll(List.of(Write.check(A, SOME))), "part of a transaction");
    assertInvalid(
        () -> store.transact("p", List.of(Write.check(A, Precondition.none()))),
        "must have a precondition");
  }

  @Test
  void aTransactionStaysInItsPartition() {
    assertInvalid(
        () -> store.transact("p", List.of(Write.put(EntryKey.of("q"), bytes(1)))),
        "must have its partition");
  }

  @Test
  void nothingToDoCostsNothing() {
    assertThat(store.getAll(List.of())).isEqualTo(Map.of());
    assertThat(store.writeAll(List.of())).isEmpty();
    assertThat(store.transact("p", List.of()))
        .isEqualTo(new TransactionResult.Committed(List.of()));
    assertThat(calls.count()).isEqualTo(3);
    assertThat(calls.last().cost().requests()).isZero();
  }

  @Test
  void aCounterMovesByAtMostItsLargestStep() {
    long most = KeyValueStore.MAX_COUNTER_DELTA;
    assertThat(store.increment(A, most)).isEqualTo(most);
    assertThat(store.increment(A, -most)).isZero();
    assertTooMuch(() -> store.increment(A, most + 1), "step of a counter");
    assertTooMuch(() -> store.increment(A, -most - 1), "step of a counter");
  }

  @Test
  void valuesAreCountedAsBytes() {
    store.writeAll(puts(2, 30));
    assertThat(calls.last().cost().bytesSent()).isEqualTo(60);
    store.transact("p", puts(2, 20));
    assertThat(calls.last().cost().bytesSent()).isEqualTo(40);
    store.getAll(List.of(key(0), key(1), B));
    assertThat(calls.last().cost().bytesReceived()).isEqualTo(40);
  }

  @Test
  void anUpdateThatLosesRacesIsExactAllTheSame() {
    store.put(A, Bytes.utf8("1"), EntryOptions.defaults());
    drivers.store.faults.before(
        "put", () -> TinyCalls.within(() -> drivers.store.put(A, Bytes.utf8("5"), plain())));
    Optional<Entry> updated = store.update(A, old -> old.map(each -> plus(each, 10)));
    assertThat(updated.orElseThrow().value()).isEqualTo(Bytes.utf8("15"));
    assertThat(store.get(A)).isEqualTo(updated);
  }

  @Test
  void anUpdateCreatesAndRemoves() {
    assertThat(store.update(A, old -> Optional.of(Bytes.utf8("new")))).isPresent();
    assertThat(store.update(A, old -> Optional.empty())).isEmpty();
    assertThat(store.get(A)).isEmpty();
    assertThat(store.update(A, old -> Optional.empty())).isEmpty();
  }

  @Test
  void anUpdateKeepsTheTimeToLive() {
    store.put(A, Bytes.utf8("1"), plain().withTimeToLive(Duration.ofSeconds(60)));
    time.advance(Duration.ofMillis(20_300));
    store.update(A, old -> old.map(each -> plus(each, 1)));
    time.advance(Duration.ofMillis(39_699));
    assertThat(store.get(A)).isPresent();
    time.advance(Duration.ofMillis(1));
    assertThat(store.get(A)).isEmpty();
  }

  @Test
  void updatesInTheLastSecondDoNotKeepTheEntryAlive() {
    store.put(A, Bytes.utf8("1"), plain().withTimeToLive(Duration.ofSeconds(2)));
    time.advance(Duration.ofMillis(1200));
    for (int i = 0; i < 3; i++) {
      store.update(A, old -> old.map(each -> plus(each, 1)));
      time.advance(Duration.ofMillis(250));
    }
    assertThat(store.get(A)).isPresent();
    time.advance(Duration.ofMillis(50));
    assertThat(store.get(A)).isEmpty();
  }

  @Test
  void anEntryThatEndsDuringTheChangeIsAbsentForTheUpdate() {
    store.put(A, Bytes.utf8("1"), plain().withTimeToLive(Duration.ofSeconds(2)));
    List<Optional<Bytes>> seen = new ArrayList<>();
    store.update(
        A,
        old -> {
          seen.add(old);
          time.advance(Duration.ofSeconds(3));
          return Optional.of(Bytes.utf8("2"));
        });
    assertThat(seen).containsExactly(Optional.of(Bytes.utf8("1")), Optional.empty());
    assertThat(store.get(A)).isPresent();
    assertThat(store.get(A).orElseThrow().expiresAt()).isEmpty();
  }

  @Test
  void whatTheChangeThrowsEndsTheUpdate() {
    IllegalStateException thrown = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                store.update(
                    A,
                    old -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(calls.last().error()).contains(thrown);
  }

  @Test
  void anUpdateBeyondTheLimitIsRefusedAndChangesNothing() {
    assertThatThrownBy(() -> store.update(A, old -> Optional.of(bytes(101))))
        .isInstanceOf(LimitExceededException.class);
    assertThat(store.get(A)).isEmpty();
  }

  private static Bytes plus(Bytes number, int more) {
    return Bytes.utf8(Integer.toString(Integer.parseInt(number.toUtf8()) + more));
  }

  private static EntryOptions plain() {
    return EntryOptions.defaults();
  }

  private static EntryKey key(int number) {
    return EntryKey.of("p", "k" + number);
  }

  private static List<Write> puts(int count, int size) {
    return IntStream.range(0, count).mapToObj(i -> Write.put(key(i), bytes(size))).toList();
  }

  private static Bytes bytes(int size) {
    return Bytes.wrap(new byte[size]);
  }

  private void assertTooMuch(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining(message);
    assertRefusedForFree();
  }

  private void assertInvalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
    assertRefusedForFree();
  }

  private void assertRefusedForFree() {
    assertThat(calls.last().cost()).isEqualTo(Cost.nothing());
  }
}
