package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views of a computer with another deadline. */
abstract class DeadlineContract extends BusContract {

  private static final Duration SHORT = Duration.ofSeconds(3);

  @Test
  @Clause("computer.deadline.1")
  void viewSharesTheResources() {
    CloudComputer view = computer().withDeadline(Duration.ofMinutes(1));
    assertThat(view.provider()).isEqualTo(computer().provider());
    KeyValueStore store = resources().store();
    EntryKey key = EntryKey.of(fresh("viewed"));
    view.memory().store(store.name()).put(key, Bytes.utf8("seen"), EntryOptions.defaults());
    assertThat(store.get(key).orElseThrow().value()).isEqualTo(Bytes.utf8("seen"));
    Queue queue = queue();
    view.bus().queue(queue.name()).send(message("seen"));
    assertThat(drain(queue, 1)).containsExactly("seen");
  }

  @Test
  @Clause("computer.deadline.2")
  void closingAViewClosesNothing() {
    CloudComputer view = computer().withDeadline(Duration.ofMinutes(1));
    Queue queue = queue();
    Queue viewed = view.bus().queue(queue.name());
    view.close();
    viewed.send(message("still open"));
    assertThat(drain(view.bus().queue(queue.name()), 1)).containsExactly("still open");
    queue.send(message("open too"));
    assertThat(drain(queue, 1)).containsExactly("open too");
  }

  @Test
  @Clause("computer.deadline.3")
  void waitBeyondTheDeadlineEndsWithinItAndEmpty() {
    Queue queue = queue();
    Queue hasty = computer().withDeadline(SHORT).bus().queue(queue.name());
    Instant start = time().now();
    List<Delivery> received =
        Eventually.result(() -> hasty.receive(AT_ONCE.withMaxWait(Duration.ofSeconds(20))), time());
    assertThat(received).isEmpty();
    assertThat(Duration.between(start, time().now()))
        .isBetween(SHORT.dividedBy(2), SHORT.plusSeconds(12));
  }

  @Test
  @Clause("computer.deadline.4")
  void deadlineMayBeAMillisecondToAnHourAndNothingElse() {
    assertThatThrownBy(() -> computer().withDeadline(Duration.ofNanos(999_999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> computer().withDeadline(Duration.ofMillis(3_600_001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(computer().withDeadline(Duration.ofMillis(1)).provider())
        .isEqualTo(computer().provider());
    assertThat(computer().withDeadline(Duration.ofHours(1)).provider())
        .isEqualTo(computer().provider());
  }
}
