package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.conformance.History.Effect;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Calls at the same time have an order in which all their results are right. */
abstract class LinearizabilityContract extends MemoryContract {

  private static final int CLIENTS = 4;
  private static final int CALLS = 40;

  /** How long to go on with new histories; where calls are slow, one must do. */
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  @Test
  @Clause("memory.linearizable.1")
  void callsOnOneEntryAreLinearizable() {
    inRounds(() -> assertLinearizable(keys(partition(), 1), (client, call) -> client.callOne()));
  }

  @Test
  @Clause("memory.linearizable.2")
  void transactionsAreLinearizable() {
    inRounds(
        () -> assertLinearizable(keys(partition(), 3), (client, call) -> client.callSeveral()));
  }

  @Test
  @Clause("memory.linearizable.3")
  void readsOfManyEntriesReadEachAtSomeMoment() {
    inRounds(
        () ->
            assertLinearizable(
                keys(partition(), 3),
                (client, call) -> {
                  if (call % 3 == 0) {
                    client.readAll();
                  } else {
                    client.callSeveral();
                  }
                }));
  }

  /** What a client does in its n-th call. */
  private interface Calling {
    void call(MemoryClient client, int number);
  }

  private void assertLinearizable(List<EntryKey> keys, Calling calling) {
    KeyValueStore store = store();
    History<Map<EntryKey, String>> history = new History<>();
    Concurrently.race(
        CLIENTS,
        racer -> {
          MemoryClient client = new MemoryClient(store, keys, history, racer);
          for (int i = 0; i < CALLS; i++) {
            calling.call(client, i);
          }
          return racer;
        });
    history.assertLinearizable(Map.of());
  }

  @Test
  @Clause("memory.linearizable.4")
  void cancelledCallsTakeEffectOnceOrNot() {
    KeyValueStore store = store();
    inRounds(
        () -> {
          History<Map<EntryKey, String>> history = new History<>();
          List<EntryKey> keys = keys(partition(), 2);
          Interruptions interruptions = new Interruptions(CLIENTS, history::now);
          Concurrently.race(
              CLIENTS + 1,
              racer -> {
                if (racer == CLIENTS) {
                  return interruptions.interrupt(CLIENTS * CALLS);
                }
                MemoryClient client = new MemoryClient(store, keys, history, racer);
                return interruptions.suffer(CALLS, client::callSeveral);
              });
          history.assertLinearizable(Map.of());
        });
  }

  @Test
  @Clause("memory.linearizable.5")
  void countersAreLinearizable() {
    KeyValueStore store = store();
    inRounds(
        () -> {
          History<Long> history = new History<>();
          EntryKey counter = key();
          race(
              number -> {
                long delta = number % 4 - 1L;
                if (number % 13 == 12) {
                  history.run(
                      "remove",
                      value -> new Effect<>(0L, true),
                      () -> {
                        store.removeCounter(counter);
                        return true;
                      });
                } else {
                  history.run(
                      "add " + delta,
                      value -> new Effect<>(value + delta, value + delta),
                      () -> store.increment(counter, delta));
                }
              });
          history.assertLinearizable(0L);
          assertThat(history.calls()).isNotEmpty();
        });
  }

  private static void race(IntConsumer call) {
    Concurrently.race(
        CLIENTS,
        racer -> {
          for (int i = 0; i < CALLS; i++) {
            call.accept(racer + i);
          }
          return racer;
        });
  }

  private static void inRounds(Runnable round) {
    long start = System.nanoTime();
    do {
      round.run();
    } while (System.nanoTime() - start < ENOUGH.toNanos());
  }
}
