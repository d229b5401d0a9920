package io.cloudhal.aws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a computer, for what a call does at the same time. Their number is bounded by the
 * calls, each of which uses a few: a common bound would let one call wait for another's network.
 */
final class AwsThreads implements AutoCloseable {

  /** The most requests that a call has under way at a time. */
  static final int TOGETHER = 8;

  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);

  private Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "cloudhal-aws-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  void execute(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the computer is closed", e);
    }
  }

  /**
   * Runs {@code work} for the current call, a few at a time, and returns the results in order. The
   * first failure ends all and is thrown; none runs any more when this returns.
   *
   * @param mayTakeEffect whether it changes what others see
   */
  <T> List<T> runAll(List<Callable<T>> work, boolean mayTakeEffect) {
    return work.size() == 1 ? List.of(runHere(work.get(0))) : runTogether(work, mayTakeEffect);
  }

  /** A thread for a single task would only cost time. */
  private static <T> T runHere(Callable<T> work) {
    Task<T> task = new Task<>(work, new ArrayDeque<>());
    task.run();
    return task.result();
  }

  private <T> List<T> runTogether(List<Callable<T>> work, boolean mayTakeEffect) {
    Tasks<T> tasks = new Tasks<>(this, mayTakeEffect);
    List<Task<T>> begun = new ArrayList<>();
    try {
      for (Callable<T> each : work) {
        if (tasks.underWay() == TOGETHER) {
          T unused = tasks.awaitNext().result();
        }
        begun.add(tasks.start(each));
      }
      while (tasks.underWay() > 0) {
        T unused = tasks.awaitNext().result();
      }
      return begun.stream().map(Task::result).toList();
    } finally {
      tasks.cancel();
    }
  }

  /** What runs goes on: it ends with its connection, and nobody has interrupted its caller. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
