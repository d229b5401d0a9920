package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What all stores agree on: versions, expiry, preconditions. Thread-safe. */
final class EntryRules {

  private final TimeSource time;
  private final AtomicLong version;

  /**
   * Creates the rules.
   *
   * @param seed where versions begin; a random one makes them unique over all openings of a
   *     directory
   */
  EntryRules(TimeSource time, long seed) {
    this.time = time;
    this.version = new AtomicLong(seed);
  }

  /** Returns a new entry with a version of its own. */
  Entry entry(EntryKey key, Bytes value, EntryOptions options) {
    return new Entry(
        key,
        value,
        new Version(Long.toHexString(version.incrementAndGet())),
        options.timeToLive().map(this::end));
  }

  /** The end of a time to live, rounded up to a whole second. */
  private Instant end(Duration timeToLive) {
    Instant end = time.now().plus(timeToLive);
    return Instant.ofEpochSecond(
        end.getNano() == 0 ? end.getEpochSecond() : end.getEpochSecond() + 1);
  }

  /** Returns whether there is an entry for those who read. */
  boolean isLive(@Nullable Entry entry) {
    return entry != null && !isExpired(entry);
  }

  /** Returns whether the time to live of an entry is over. */
  boolean isExpired(Entry entry) {
    return entry.expiresAt().isPresent() && !time.now().isBefore(entry.expiresAt().get());
  }

  /** Returns whether an entry, null for none, may be written under a precondition. */
  boolean holds(Precondition precondition, @Nullable Entry current) {
    if (precondition instanceof Precondition.IfVersion ifVersion) {
      return current != null && current.version().equals(ifVersion.expected());
    }
    return precondition instanceof Precondition.None || !isLive(current);
  }

  /** Returns the version of an entry, null for none. */
  static Optional<Version> version(@Nullable Entry entry) {
    return Optional.ofNullable(entry).map(Entry::version);
  }
}
