package io.cloudhal.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs what a test does on several threads at once. */
final class Concurrently {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Concurrently() {}

  /**
   * Runs {@code task} once for each of {@code 0 … racers - 1}, all begun at the same moment, and
   * returns what they returned, in this order.
   */
  static <T> List<T> race(int racers, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(racers);
    return run(
        racers,
        IntStream.range(0, racers)
            .<Callable<T>>mapToObj(
                racer ->
                    () -> {
                      start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                      return task.apply(racer);
                    })
            .toList());
  }

  /** Runs {@code tasks}, at most {@code threads} at a time, and returns what they returned. */
  static <T> List<T> run(int threads, List<? extends Callable<T>> tasks) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(pool.submit(task)));
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(result(each));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a concurrent task failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a concurrent task did not end within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for concurrent tasks", e);
    }
  }
}
