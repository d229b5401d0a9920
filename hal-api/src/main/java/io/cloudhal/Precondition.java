package io.cloudhal;

import java.util.Objects;

/**
 * What must hold for a write to be applied. The provider checks it atomically with the write, also
 * for large uploads; it is never dropped.
 */
public sealed interface Precondition {

  /** Always write. */
  record None() implements Precondition {
    private static final None INSTANCE = new None();
  }

  /** Write only if nothing is stored under the key; an expired entry counts as nothing. */
  record IfAbsent() implements Precondition {
    private static final IfAbsent INSTANCE = new IfAbsent();
  }

  /**
   * Write only if the stored version is {@code expected}, expired or not.
   *
   * @param expected the version last seen by the caller
   */
  record IfVersion(Version expected) implements Precondition {
    public IfVersion {
      Objects.requireNonNull(expected);
    }
  }

  /** Returns the precondition that always holds. */
  static Precondition none() {
    return None.INSTANCE;
  }

  /** Returns the precondition that holds when nothing is stored under the key. */
  static Precondition ifAbsent() {
    return IfAbsent.INSTANCE;
  }

  /** Returns the precondition that holds when the stored version is {@code expected}. */
  static Precondition ifVersion(Version expected) {
    return new IfVersion(expected);
  }
}
