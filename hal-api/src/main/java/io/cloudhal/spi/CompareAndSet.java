package io.cloudhal.spi;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.MemoryCapabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Read, change and write if unchanged, until it succeeds or the deadline of the call is reached.
 */
final class CompareAndSet {

  private static final long FIRST_PAUSE_MICROS = 200;
  private static final long LONGEST_PAUSE_MICROS = 100_000;
  private static final Duration SHORTEST_LIFE = Duration.ofMillis(1);

  private final KeyValueStore store;
  private final TimeSource time;
  private final MemoryCapabilities limits;

  CompareAndSet(KeyValueStore store, TimeSource time, MemoryCapabilities limits) {
    this.store = store;
    this.time = time;
    this.limits = limits;
  }

  Optional<Entry> update(EntryKey key, UnaryOperator<Optional<Bytes>> change)
      throws InterruptedException {
    long pauseMicros = FIRST_PAUSE_MICROS;
    while (true) {
      Optional<Entry> before = store.get(key);
      before.ifPresent(entry -> Call.current().countReceived(entry.value().size()));
      Optional<Bytes> after = change.apply(before.map(Entry::value));
      if (after.isEmpty()) {
        if (removed(key, before)) {
          return Optional.empty();
        }
      } else {
        Optional<Entry> written = written(key, before, after.get());
        if (written.isPresent()) {
          return written;
        }
      }
      pauseMicros = pause(pauseMicros);
    }
  }

  /**
   * Waits a random while, so that writers who met do not meet again; real time, not the device's.
   */
  private static long pause(long micros) throws InterruptedException {
    Call.current().check(false);
    TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(micros));
    return Math.min(micros * 2, LONGEST_PAUSE_MICROS);
  }

  private boolean removed(EntryKey key, Optional<Entry> before) {
    return before.isEmpty()
        || !(store.delete(key, Precondition.ifVersion(before.get().version()))
            instanceof DeleteResult.Conflict);
  }

  private Optional<Entry> written(EntryKey key, Optional<Entry> before, Bytes value) {
    Guard.requireAtMost("bytes of value", value.size(), limits.maxValueBytes());
    Optional<Instant> expiresAt = before.flatMap(Entry::expiresAt);
    EntryOptions options =
        EntryOptions.defaults()
            .withPrecondition(
                before
                    .map(entry -> Precondition.ifVersion(entry.version()))
                    .orElse(Precondition.ifAbsent()));
    if (expiresAt.isPresent()) {
      Duration left = Duration.between(time.now(), expiresAt.get());
      if (left.isNegative() || left.isZero()) {
        return Optional.empty();
      }
      options = options.withTimeToLive(toLive(left));
    }
    Call.current().countSent(value.size());
    if (store.put(key, value, options) instanceof WriteResult.Written done) {
      Version version = done.version();
      return Optional.of(new Entry(key, value, version, expiresAt));
    }
    return Optional.empty();
  }

  /**
   * Half a second less than is left: the driver reads the clock a little later, and rounds the end
   * up to the whole second that it was.
   */
  private static Duration toLive(Duration left) {
    Duration aimed = left.minusMillis(500);
    return aimed.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : aimed;
  }
}
