package io.cloudhal.spi;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: longer after each failure, up to a bound, and random
 * within the upper half, so that many who failed together do not come back together. For one
 * thread.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration bound = FIRST;

  /** Creates the waits after a first failure: begins at 0.1 s, ends at 30 s. */
  public Backoff() {}

  /** Returns the next wait, from half of the bound up to it, and doubles the bound. */
  public Duration next() {
    long half = bound.toMillis() / 2;
    Duration doubled = bound.multipliedBy(2);
    bound = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
  }

  /** Begins anew: an attempt succeeded. */
  public void reset() {
    bound = FIRST;
  }
}
