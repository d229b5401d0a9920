package io.cloudhal.memory;

import io.cloudhal.Precondition;
import io.cloudhal.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to write an entry. Immutable. */
public final class EntryOptions {

  private static final EntryOptions DEFAULTS = new EntryOptions(Precondition.none(), null);
  private static final Duration MIN_TIME_TO_LIVE = Duration.ofMillis(1);
  private static final Duration MAX_TIME_TO_LIVE = Duration.ofDays(3650);

  private final Precondition precondition;
  private final @Nullable Duration timeToLive;

  private EntryOptions(Precondition precondition, @Nullable Duration timeToLive) {
    this.precondition = Objects.requireNonNull(precondition);
    this.timeToLive = timeToLive;
  }

  /** Returns the options that overwrite unconditionally and never expire. */
  public static EntryOptions defaults() {
    return DEFAULTS;
  }

  /** Returns a copy that writes only if {@code precondition} holds. */
  public EntryOptions withPrecondition(Precondition precondition) {
    return new EntryOptions(precondition, timeToLive);
  }

  /** Returns a copy that writes only if there is no entry. */
  public EntryOptions ifAbsent() {
    return withPrecondition(Precondition.ifAbsent());
  }

  /**
   * Returns a copy whose entry is absent for readers once {@code timeToLive} has passed on their
   * clock.
   *
   * @param timeToLive 1 ms to 3,650 days; the end is rounded up to a whole second
   */
  public EntryOptions withTimeToLive(Duration timeToLive) {
    Checks.range("time to live", timeToLive, MIN_TIME_TO_LIVE, MAX_TIME_TO_LIVE);
    return new EntryOptions(precondition, timeToLive);
  }

  /** Returns the precondition. */
  public Precondition precondition() {
    return precondition;
  }

  /** Returns the time to live, empty for ever. */
  public Optional<Duration> timeToLive() {
    return Optional.ofNullable(timeToLive);
  }
}
