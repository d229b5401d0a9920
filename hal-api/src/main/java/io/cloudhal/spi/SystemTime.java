package io.cloudhal.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The clock of this machine. */
final class SystemTime implements TimeSource {

  static final SystemTime INSTANCE = new SystemTime();

  private SystemTime() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  @SuppressWarnings({"WaitNotInLoop", "AwaitNotInLoop"}) // the caller loops
  public void await(Lock lock, Condition condition, Instant until) throws InterruptedException {
    long nanos = nanosUntil(until);
    if (nanos > 0) {
      long unused = condition.awaitNanos(nanos);
    }
  }

  @Override
  public void sleepUntil(Instant until) throws InterruptedException {
    for (long nanos = nanosUntil(until); nanos > 0; nanos = nanosUntil(until)) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }

  private static long nanosUntil(Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    return left.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : left.toNanos();
  }
}
