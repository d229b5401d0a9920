package io.cloudhal.aws;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work of a call on another thread.
 *
 * @param <T> the type of its result
 */
final class Task<T> extends FutureTask<T> {

  private final Queue<Task<T>> ended;

  /**
   * Creates a task that is not begun.
   *
   * @param ended where it goes when its thread has left it, also if it was cancelled
   */
  Task(Callable<T> work, Queue<Task<T>> ended) {
    super(work);
    this.ended = ended;
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      ended.add(this);
    }
  }

  /** Returns what the work gave, or throws what it threw; it must have ended. */
  T result() {
    try {
      return get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("to be asked when it has ended", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
