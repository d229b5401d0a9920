package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What other threads do for one call, while its own thread starts it and waits for it. For one
 * thread.
 *
 * @param <T> the type of the results
 */
final class Tasks<T> {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final AwsThreads threads;
  private final boolean mayTakeEffect;
  private final BlockingQueue<Task<T>> ended = new LinkedBlockingQueue<>();
  private final Set<Task<T>> underWay = new HashSet<>();

  /**
   * Creates a group of tasks.
   *
   * @param mayTakeEffect whether they change what others see
   */
  Tasks(AwsThreads threads, boolean mayTakeEffect) {
    this.threads = threads;
    this.mayTakeEffect = mayTakeEffect;
  }

  /** Starts {@code work} for the current call. */
  Task<T> start(Callable<T> work) {
    Call call = Call.current();
    Task<T> task = new Task<>(() -> call.on(work), ended);
    threads.execute(task);
    underWay.add(task);
    return task;
  }

  /** Returns how many were started and not yet returned by {@link #awaitNext}. */
  int underWay() {
    return underWay.size();
  }

  /** Returns whether one has ended that {@link #awaitNext} would return at once. */
  boolean hasNext() {
    return !ended.isEmpty();
  }

  /**
   * Waits until one has ended, of those that are under way, and returns it. Their requests end at
   * the deadline by themselves, and tell what may have been applied.
   */
  Task<T> awaitNext() {
    Call call = Call.current();
    while (true) {
      try {
        Task<T> next = ended.poll(call.remaining().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
          underWay.remove(next);
          return next;
        }
      } catch (InterruptedException e) {
        throw call.cancelled(e, mayTakeEffect);
      }
      call.check(mayTakeEffect);
    }
  }

  /**
   * Stops all, and returns when their threads have left them, so that none does anything
   * afterwards. That is soon: a request ends within moments when its thread is interrupted.
   */
  void cancel() {
    underWay.forEach(task -> task.cancel(true));
    boolean interrupted = false;
    while (!underWay.isEmpty()) {
      try {
        underWay.remove(ended.take());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
