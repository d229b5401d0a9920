package io.cloudhal.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for what a computer does in its own time, and fails if it does not come about. */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Test time that passes in each pause: so little that threads keep their leases meanwhile. */
  private static final Duration STEP = Duration.ofMillis(50);

  private Eventually() {}

  /** Repeats {@code check} until it does not fail. */
  static void holds(Runnable check) {
    repeat(check, PATIENCE, () -> {});
  }

  /** Repeats {@code check} until it does not fail, and lets time pass meanwhile. */
  static void holds(Runnable check, TestTime time) {
    repeat(check, PATIENCE, () -> time.pass(STEP));
  }

  /**
   * Repeats {@code check} until it does not fail, and lets a second pass after each: for what a
   * vendor does only after minutes.
   */
  static void holdsAtLast(Runnable check, TestTime time) {
    repeat(check, LONG_PATIENCE, () -> time.pass(Duration.ofSeconds(1)));
  }

  private static void repeat(Runnable check, Duration patience, Runnable pause) {
    long start = System.nanoTime();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      pause.run();
    }
  }

  /** Starts {@code call} on a thread of its own. */
  static <T> Future<T> started(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "conformance");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Returns what {@code task} returns, or throws what it throws. */
  static <T> T result(Future<T> task) {
    try {
      return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no end within " + PATIENCE, e);
    } catch (ExecutionException e) {
      throw rethrown(e, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  /** Returns what {@code call} returns, and lets time pass meanwhile. */
  static <T> T result(Callable<T> call, TestTime time) {
    Future<T> task = started(call);
    holds(
        () -> {
          if (!task.isDone()) {
            throw new AssertionError("no end within " + PATIENCE);
          }
        },
        time);
    return result(task);
  }

  private static RuntimeException rethrown(ExecutionException failure, @Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
