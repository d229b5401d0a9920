package io.cloudhal.conformance;

import io.cloudhal.conformance.History.Effect;
import io.cloudhal.memory.EntryKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the calls of a store do to its values. A value that is written once only stands for its
 * version, so that the model need not know versions.
 */
final class MemoryModel {

  /** What must be there for a write to be applied. */
  sealed interface Expected {

    /** Anything or nothing. */
    record Whatever() implements Expected {}

    /** Nothing. */
    record Nothing() implements Expected {}

    /** A value, by its version. */
    record Value(String value) implements Expected {}

    /** Returns whether {@code value}, empty for none, is what is expected. */
    default boolean accepts(Optional<String> value) {
      if (this instanceof Value expected) {
        return value.equals(Optional.of(expected.value()));
      }
      return this instanceof Whatever || value.isEmpty();
    }
  }

  /**
   * One write.
   *
   * @param key where
   * @param expected what must be there
   * @param value the new value; empty to delete, and equal to nothing expected to check
   */
  record Change(EntryKey key, Expected expected, Optional<String> value) {

    private boolean holds(Map<EntryKey, String> state) {
      return expected.accepts(Optional.ofNullable(state.get(key)));
    }
  }

  /** The outcomes of a delete. */
  enum Outcome {
    DELETED,
    ABSENT,
    CONFLICT
  }

  private MemoryModel() {}

  static Function<Map<EntryKey, String>, Effect<Map<EntryKey, String>, Optional<String>>> get(
      EntryKey key) {
    return state -> new Effect<>(state, Optional.ofNullable(state.get(key)));
  }

  /** All changes or none; tells which it was. */
  static Function<Map<EntryKey, String>, Effect<Map<EntryKey, String>, Boolean>> write(
      List<Change> changes) {
    return state ->
        changes.stream().allMatch(change -> change.holds(state))
            ? new Effect<>(changed(state, changes), true)
            : new Effect<>(state, false);
  }

  static Function<Map<EntryKey, String>, Effect<Map<EntryKey, String>, Outcome>> delete(
      EntryKey key, Expected expected) {
    Change change = new Change(key, expected, Optional.empty());
    return state -> {
      if (change.holds(state)) {
        return new Effect<>(changed(state, List.of(change)), Outcome.DELETED);
      }
      return new Effect<>(state, state.containsKey(key) ? Outcome.CONFLICT : Outcome.ABSENT);
    };
  }

  private static Map<EntryKey, String> changed(Map<EntryKey, String> state, List<Change> changes) {
    Map<EntryKey, String> after = new HashMap<>(state);
    for (Change change : changes) {
      change
          .value()
          .ifPresentOrElse(
              value -> after.put(change.key(), value), () -> after.remove(change.key()));
    }
    return Map.copyOf(after);
  }
}
