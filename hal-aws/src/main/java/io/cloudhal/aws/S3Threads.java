package io.cloudhal.aws;

import io.cloudhal.spi.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the storage, for what a call does at the same time. Their number is bounded by the
 * calls, each of which uses a few: a common bound would let one call wait for another's network.
 */
final class S3Threads implements AutoCloseable {

  private static final int TOGETHER = 8;

  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);

  private Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "cloudhal-s3-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  void execute(Runnable work) {
    threads.execute(work);
  }

  /** Runs {@code work} for the current call, a few at a time; the first failure ends all. */
  <T> List<T> runAll(List<Callable<T>> work) {
    Call call = Call.current();
    List<FutureTask<T>> tasks = new ArrayList<>();
    work.forEach(each -> tasks.add(new FutureTask<>(() -> call.on(each))));
    AtomicInteger next = new AtomicInteger();
    Runnable worker = () -> work(tasks, next);
    try {
      for (int i = 1; i < Math.min(TOGETHER, tasks.size()); i++) {
        threads.execute(worker);
      }
      worker.run();
      List<T> results = new ArrayList<>();
      for (FutureTask<T> task : tasks) {
        results.add(result(task));
      }
      return results;
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }

  private static void work(List<? extends FutureTask<?>> tasks, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
      tasks.get(i).run();
    }
  }

  /** Returns what a task of the current call gave, or throws what it threw. */
  static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw Call.current().cancelled(e, true);
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

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
