package io.cloudhal.inmemory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that handlers run on: for calls that wait and for submitted ones as many each, so
 * that neither keeps the other from running. They end when they have been idle for a while.
 */
final class FunctionThreads implements AutoCloseable {

  private static final int IDLE_SECONDS = 10;
  private static final int CLOSING_SECONDS = 10;

  private final ThreadPoolExecutor waitedFor;
  private final ThreadPoolExecutor submitted;
  private final ScheduledThreadPoolExecutor timer;
  private volatile boolean closing;

  /** Creates threads for at most {@code size} handlers of each kind at a time. */
  FunctionThreads(int size) {
    this.waitedFor = pool(size, "inmemory-function-");
    this.submitted = pool(size, "inmemory-submitted-function-");
    this.timer = new ScheduledThreadPoolExecutor(1, named("inmemory-function-timer-"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static ThreadPoolExecutor pool(int size, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs a call that somebody waits for, when a thread is free. */
  void run(Attempt attempt) {
    waitedFor.execute(attempt);
  }

  /** Forgets a call that has not begun. */
  void remove(Attempt attempt) {
    waitedFor.remove(attempt);
  }

  /** Runs a submitted call when a thread is free. */
  void runLater(Runnable task) {
    submitted.execute(task);
  }

  /** Returns how many submitted calls wait for a thread. */
  int waiting() {
    return submitted.getQueue().size();
  }

  /** Runs {@code attempt} on this thread and gives it up after {@code timeout}. */
  void runWithin(Duration timeout, Attempt attempt) {
    ScheduledFuture<?> end =
        timer.schedule(attempt::giveUp, timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      attempt.run();
    } finally {
      end.cancel(false);
      boolean unused = Thread.interrupted(); // it was for the attempt
    }
  }

  boolean isClosing() {
    return closing;
  }

  /** Interrupts all handlers, gives up those that wait, and waits a little for the end. */
  @Override
  public void close() {
    closing = true;
    waitedFor.shutdownNow().forEach(task -> ((Attempt) task).giveUp());
    submitted.shutdownNow();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
    try {
      for (ThreadPoolExecutor each : List.of(waitedFor, submitted)) {
        boolean unused = each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      timer.shutdownNow(); // last, for those that just began
    }
  }
}
