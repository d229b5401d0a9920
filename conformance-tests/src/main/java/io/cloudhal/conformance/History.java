package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.conformance.LinearizabilityChecker.Call;
import io.cloudhal.error.HalException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what several threads called, when, and what came back. Thread-safe.
 *
 * @param <S> the states of what they called; immutable, with value equality
 */
final class History<S> {

  /**
   * What a call does to a state.
   *
   * @param after the state behind it
   * @param result what it returns
   */
  record Effect<S, R>(S after, R result) {}

  private final AtomicLong clock = new AtomicLong();
  private final Queue<Call<S>> calls = new ConcurrentLinkedQueue<>();

  /**
   * Runs a call and remembers it. One that fails is forgotten if it had no effect, else it counts
   * as unanswered.
   *
   * @param name what is called, for messages
   * @param model what the call does to each state
   * @return what it returned, empty if it failed
   */
  <R> Optional<R> run(String name, Function<S, Effect<S, R>> model, Supplier<R> call) {
    long begun = clock.incrementAndGet();
    try {
      R result = call.get();
      long ended = clock.incrementAndGet();
      calls.add(new Call<>(name + " -> " + result, begun, ended, expecting(model, result)));
      return Optional.of(result);
    } catch (HalException e) {
      if (e.mayHaveTakenEffect()) {
        calls.add(Call.unanswered(name, begun, state -> Optional.of(model.apply(state).after())));
      }
      return Optional.empty();
    }
  }

  /**
   * Runs a call that reads several things, each at a moment of its own, and remembers what it read.
   *
   * @param name what is called, for messages
   * @param things what is read
   * @param model what reading one thing returns in each state
   * @param call reads and returns what was read of each thing
   */
  <T, R> void read(
      String name,
      Collection<T> things,
      Function<T, Function<S, Effect<S, R>>> model,
      Supplier<Function<T, R>> call) {
    long begun = clock.incrementAndGet();
    Function<T, R> results;
    try {
      results = call.get();
    } catch (HalException e) {
      return;
    }
    long ended = clock.incrementAndGet();
    for (T each : things) {
      R result = results.apply(each);
      String text = name + " " + each + " -> " + result;
      calls.add(new Call<>(text, begun, ended, expecting(model.apply(each), result)));
    }
  }

  private static <S, R> Function<S, Optional<S>> expecting(
      Function<S, Effect<S, R>> model, R result) {
    return state -> {
      Effect<S, R> effect = model.apply(state);
      return effect.result().equals(result) ? Optional.of(effect.after()) : Optional.empty();
    };
  }

  /** Returns the time of this history: every call takes it on, at its begin and at its end. */
  long now() {
    return clock.get();
  }

  /** Returns what was called. */
  List<Call<S>> calls() {
    return List.copyOf(calls);
  }

  /** Asserts that all calls can have happened one after another. */
  void assertLinearizable(S initial) {
    assertThat(new LinearizabilityChecker<>(calls()).impossible(initial))
        .as("calls of which one must come next and none can, of %s", calls)
        .isEmpty();
  }
}
