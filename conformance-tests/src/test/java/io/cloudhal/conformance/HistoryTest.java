package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.ProviderId;
import io.cloudhal.conformance.History.Effect;
import io.cloudhal.conformance.LinearizabilityChecker.Call;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.UnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a history keeps of calls, and what it finds in them. */
class HistoryTest {

  private final History<Integer> history = new History<>();
  private final AtomicInteger register = new AtomicInteger();

  @Test
  void callsThatOverlapAreFoundLinearizable() {
    Concurrently.race(
        4,
        racer -> {
          for (int i = 0; i < 100; i++) {
            history.run("add", adding(racer), () -> register.addAndGet(racer));
          }
          return racer;
        });
    assertThat(history.calls()).hasSize(400);
    assertThat(history.now()).isEqualTo(800);
    history.assertLinearizable(0);
  }

  @Test
  void wrongResultIsFoundAndNamed() {
    history.run("add", adding(1), () -> 1);
    history.run("add", adding(1), () -> 1);
    assertThatThrownBy(() -> history.assertLinearizable(0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("add -> 1 [3, 4]");
  }

  @Test
  void callThatFailedWithoutEffectIsForgotten() {
    assertThat(history.run("add", adding(1), () -> fail(false))).isEmpty();
    assertThat(history.calls()).isEmpty();
  }

  @Test
  void callThatMayHaveTakenEffectIsUnanswered() {
    history.run("add", adding(1), () -> fail(true));
    assertThat(history.calls()).extracting(Call::ended).containsExactly(Long.MAX_VALUE);
    history.run("add", adding(1), () -> 1);
    history.run("add", adding(1), () -> 3);
    history.assertLinearizable(0);
    history.run("add", adding(0), () -> 2);
    assertThatThrownBy(() -> history.assertLinearizable(0)).isInstanceOf(AssertionError.class);
  }

  @Test
  void readsOfOneCallMayBeOfDifferentMoments() {
    history.run("add", adding(1), () -> 1);
    history.read("read", List.of(1, 1), wanted -> adding(0), () -> wanted -> wanted);
    history.assertLinearizable(0);
    history.read("read", List.of(1, 2), wanted -> adding(0), () -> wanted -> wanted);
    assertThatThrownBy(() -> history.assertLinearizable(0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("read 2 -> 2");
  }

  @Test
  void readThatFailedIsForgotten() {
    history.read(
        "read",
        List.of(1),
        wanted -> adding(0),
        () -> {
          throw unavailable(true);
        });
    assertThat(history.calls()).isEmpty();
  }

  private static Function<Integer, Effect<Integer, Integer>> adding(int delta) {
    return state -> new Effect<>(state + delta, state + delta);
  }

  private static int fail(boolean mayHaveTakenEffect) {
    throw unavailable(mayHaveTakenEffect);
  }

  private static UnavailableException unavailable(boolean mayHaveTakenEffect) {
    return new UnavailableException(
        ErrorContext.of(new ProviderId("none"), "test.call", "register"),
        "gone",
        null,
        mayHaveTakenEffect);
  }
}
