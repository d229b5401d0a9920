package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.Swept;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The removal of what nobody can reach any more. */
abstract class SweepContract extends BusContract {

  private static final Duration BUDGET = Duration.ofMinutes(1);

  @Test
  @Clause("computer.sweep.1")
  void sweepKeepsWhatCanBeReached() {
    KeyValueStore store = resources().store();
    EntryKey lasting = EntryKey.of(fresh("lasting"));
    EntryKey living = EntryKey.of(fresh("living"));
    store.put(lasting, Bytes.utf8("value"), EntryOptions.defaults());
    store.put(living, Bytes.utf8("value"), livingFor(Duration.ofHours(1)));
    Queue queue = queue();
    Message large = Message.of(bytes(LARGE));
    queue.send(large);
    time().pass(Duration.ofSeconds(1));
    computer().provisioner().sweep(BUDGET);
    assertThat(store.get(lasting)).isPresent();
    assertThat(store.get(living)).isPresent();
    assertThat(receive(queue).message().equals(large)).as("messages are equal").isTrue();
  }

  @Test
  @Clause("computer.sweep.2")
  void finishedSweepLeavesNothingToTheNext() {
    KeyValueStore store = resources().store();
    for (int i = 0; i < 5; i++) {
      store.put(EntryKey.of(fresh("short")), Bytes.utf8("value"), livingFor(Duration.ofSeconds(1)));
    }
    time().pass(Duration.ofSeconds(3));
    Swept first = computer().provisioner().sweep(BUDGET);
    assertThat(first.finished()).isTrue();
    assertThat(computer().provisioner().sweep(BUDGET)).isEqualTo(new Swept(0, 0, 0, true));
  }

  @Test
  @Clause("computer.sweep.3")
  void sweptEntryCanBePutAgain() {
    KeyValueStore store = resources().store();
    EntryKey key = EntryKey.of(fresh("short"));
    store.put(key, Bytes.utf8("old"), livingFor(Duration.ofSeconds(1)));
    time().pass(Duration.ofSeconds(3));
    computer().provisioner().sweep(BUDGET);
    assertThat(store.get(key)).isEmpty();
    store.put(key, Bytes.utf8("new"), EntryOptions.defaults().ifAbsent());
    computer().provisioner().sweep(BUDGET);
    assertThat(store.get(key).orElseThrow().value()).isEqualTo(Bytes.utf8("new"));
  }

  @Test
  @Clause("computer.sweep.4")
  void severalMaySweepAtTheSameTime() {
    List<Swept> swept = Concurrently.race(3, racer -> computer().provisioner().sweep(BUDGET));
    assertThat(swept).hasSize(3).allMatch(Swept::finished);
  }

  @Test
  @Clause("computer.sweep.5")
  void budgetMayBeASecondToAnHourAndNothingElse() {
    assertThatThrownBy(() -> computer().provisioner().sweep(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> computer().provisioner().sweep(Duration.ofMillis(3_600_001)))
        .isInstanceOf(IllegalArgumentException.class);
    computer().provisioner().sweep(Duration.ofSeconds(1));
  }

  private static EntryOptions livingFor(Duration timeToLive) {
    return EntryOptions.defaults().withTimeToLive(timeToLive);
  }
}
