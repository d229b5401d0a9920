package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.TransactionResult.Committed;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Transactions at the same time. */
abstract class TransactRaceContract extends TransactionContract {

  private static final int RACERS = 4;
  private static final int TRANSFERS = 10;
  private static final int DEPOSIT = 100;

  @Test
  @Clause("memory.isolation.1")
  void concurrentTransfersKeepTheSum() {
    String partition = partition();
    List<EntryKey> accounts = keys(partition, 3);
    accounts.forEach(account -> put(account, Integer.toString(DEPOSIT)));
    KeyValueStore store = store();
    Concurrently.race(
        RACERS,
        racer -> {
          for (int i = 0; i < TRANSFERS; i++) {
            transfer(store, accounts.get((racer + i) % 3), accounts.get((racer + i + 1) % 3));
          }
          return racer;
        });
    int sum = entries(partition).stream().mapToInt(TransactRaceContract::amount).sum();
    assertThat(sum).isEqualTo(DEPOSIT * 3);
  }

  /** Moves one, with compare-and-set on both accounts, until nobody came between. */
  private static void transfer(KeyValueStore store, EntryKey from, EntryKey to) {
    TransactionResult result;
    do {
      Entry giver = store.get(from).orElseThrow();
      Entry taker = store.get(to).orElseThrow();
      List<Write> writes = List.of(amount(giver, -1), amount(taker, 1));
      result = Persistently.call(() -> store.transact(from.partition(), writes));
    } while (!(result instanceof Committed));
  }

  private static Write amount(Entry before, int change) {
    Bytes value = Bytes.utf8(Integer.toString(amount(before) + change));
    return Write.put(before.key(), value, ifVersion(before.version()));
  }

  private static int amount(Entry entry) {
    return Integer.parseInt(entry.value().toUtf8());
  }

  @Test
  @Clause("memory.isolation.2")
  void ofTransactionsThatCheckEachOthersKeysOneCommits() {
    for (int round = 0; round < 10; round++) {
      String partition = partition();
      EntryKey left = EntryKey.of(partition, "left");
      EntryKey right = EntryKey.of(partition, "right");
      Version leftVersion = put(left, "on");
      Version rightVersion = put(right, "on");
      KeyValueStore store = store();
      List<List<Write>> turnings =
          List.of(
              List.of(
                  Write.check(left, Precondition.ifVersion(leftVersion)),
                  Write.put(right, Bytes.utf8("off"))),
              List.of(
                  Write.check(right, Precondition.ifVersion(rightVersion)),
                  Write.put(left, Bytes.utf8("off"))));
      List<TransactionResult> results =
          Concurrently.race(
              2, racer -> Persistently.call(() -> store.transact(partition, turnings.get(racer))));
      assertThat(results).filteredOn(Committed.class::isInstance).hasSize(1);
      assertThat(List.of(text(left), text(right))).containsExactlyInAnyOrder("on", "off");
    }
  }

  @Test
  @Clause("memory.isolation.3")
  void readerSeesAllWritesOfATransactionOrNone() {
    String partition = partition();
    EntryKey left = EntryKey.of(partition, "left");
    EntryKey right = EntryKey.of(partition, "right");
    KeyValueStore store = store();
    write(store, left, right, 0);
    AtomicBoolean written = new AtomicBoolean();
    List<Boolean> ordered =
        Concurrently.race(
            3,
            racer -> {
              if (racer > 0) {
                return seesInOrder(store, List.of(left, right), racer - 1, written);
              }
              for (int i = 1; i <= 30; i++) {
                write(store, left, right, i);
              }
              written.set(true);
              return true;
            });
    assertThat(ordered).containsOnly(true);
  }

  private static void write(KeyValueStore store, EntryKey left, EntryKey right, int number) {
    Bytes value = Bytes.utf8(Integer.toString(number));
    List<Write> both = List.of(Write.put(left, value), Write.put(right, value));
    Persistently.call(() -> store.transact(left.partition(), both));
  }

  /** Reads one key and then the other: the later read may not be behind the earlier one. */
  private static boolean seesInOrder(
      KeyValueStore store, List<EntryKey> keys, int first, AtomicBoolean written) {
    do {
      int before = amount(store.get(keys.get(first)).orElseThrow());
      int after = amount(store.get(keys.get(1 - first)).orElseThrow());
      if (after < before) {
        return false;
      }
    } while (!written.get());
    return true;
  }

  @Test
  @Clause("memory.isolation.4")
  void concurrentTransactionsOfDifferentKeysAllCommit() {
    String partition = partition();
    List<EntryKey> keys = keys(partition, RACERS);
    KeyValueStore store = store();
    List<TransactionResult> results =
        Concurrently.race(
            RACERS,
            racer -> {
              List<Write> writes = new ArrayList<>();
              writes.add(Write.put(keys.get(racer), bytes(racer, racer), ifAbsent()));
              return Persistently.call(() -> store.transact(partition, writes));
            });
    assertThat(results).hasOnlyElementsOfType(Committed.class);
    assertThat(entries(partition)).hasSize(RACERS);
  }
}
