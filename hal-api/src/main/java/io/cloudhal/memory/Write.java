package io.cloudhal.memory;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import java.util.Objects;

/** One part of {@link KeyValueStore#writeAll} or {@link KeyValueStore#transact}. */
public sealed interface Write {

  /** Returns the key that is written or checked. */
  EntryKey key();

  /**
   * Stores a value.
   *
   * @param key where
   * @param value the value
   * @param options precondition and time to live
   */
  record Put(EntryKey key, Bytes value, EntryOptions options) implements Write {
    public Put {
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
      Objects.requireNonNull(options);
    }
  }

  /**
   * Removes an entry.
   *
   * @param key which
   * @param precondition none or a version; if absent is refused as an invalid request
   */
  record Delete(EntryKey key, Precondition precondition) implements Write {
    public Delete {
      Objects.requireNonNull(key);
      Objects.requireNonNull(precondition);
    }
  }

  /**
   * Changes nothing but must hold for the transaction to commit. Only for {@link
   * KeyValueStore#transact}; it may give the entry another version.
   *
   * @param key which
   * @param precondition if absent or a version
   */
  record Check(EntryKey key, Precondition precondition) implements Write {
    public Check {
      Objects.requireNonNull(key);
      Objects.requireNonNull(precondition);
    }
  }

  /** Returns the write that stores {@code value} unconditionally. */
  static Write put(EntryKey key, Bytes value) {
    return new Put(key, value, EntryOptions.defaults());
  }

  /** Returns the write that stores {@code value} as {@code options} say. */
  static Write put(EntryKey key, Bytes value, EntryOptions options) {
    return new Put(key, value, options);
  }

  /** Returns the write that removes {@code key} unconditionally. */
  static Write delete(EntryKey key) {
    return new Delete(key, Precondition.none());
  }

  /** Returns the write that removes {@code key} if {@code precondition} holds. */
  static Write delete(EntryKey key, Precondition precondition) {
    return new Delete(key, precondition);
  }

  /** Returns the check that {@code precondition} holds for {@code key}. */
  static Write check(EntryKey key, Precondition precondition) {
    return new Check(key, precondition);
  }
}
