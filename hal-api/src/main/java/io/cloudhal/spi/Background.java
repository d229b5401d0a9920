package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.UncategorizedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one consumption, and how they end. Stopping begins no more tasks and interrupts
 * those that only wait; the consumption has ended when the last task has.
 */
final class Background implements Consumption {

  /** What the application does with what was received. */
  interface Handler {
    void run() throws Exception;
  }

  private final TimeSource time;
  private final ErrorContext context;
  private final ExecutorService pool;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private final Set<Thread> waiting = new HashSet<>();
  private final Set<Thread> handling = new HashSet<>();
  private final List<Runnable> stopActions = new ArrayList<>();
  private boolean stopping;
  private @Nullable HalException failure;

  Background(TimeSource time, ThreadFactory threads, ErrorContext context) {
    this.time = time;
    this.context = context;
    this.pool = Executors.newCachedThreadPool(threads);
  }

  /** Has {@code action} run once, by the thread that stops; it must not block. */
  void onStop(Runnable action) {
    stopActions.add(action);
  }

  /** Runs {@code task} on a thread of its own; returns false, and does not, when stopping. */
  boolean start(Runnable task) {
    lock.lock();
    try {
      if (!stopping) {
        pool.execute(() -> run(task));
      }
      return !stopping;
    } finally {
      lock.unlock();
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      fail(e);
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  /** Ends the consumption because of {@code error}; does nothing when it is stopping already. */
  void fail(Throwable error) {
    lock.lock();
    try {
      if (!stopping) {
        failure =
            error instanceof HalException known
                ? known
                : new UncategorizedException(context, "consumption ended by " + error, error);
        stop();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for {@code duration}, or until the consumption stops. */
  void pause(Duration duration) {
    Instant until = time.now().plus(duration);
    lock.lock();
    try {
      while (!stopping && time.now().isBefore(until)) {
        time.await(lock, stopped, until);
      }
    } catch (InterruptedException e) {
      throw new CancelledException(context, "thread interrupted", e, false);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what {@code wait} returns; empty if the consumption stopped before or meanwhile. */
  <T> Optional<T> unlessStopped(Work<T, InterruptedException> wait) {
    if (!enter(waiting)) {
      return Optional.empty();
    }
    try {
      return Optional.of(wait.run());
    } catch (InterruptedException | CancelledException e) {
      if (!isStopping()) {
        throw new CancelledException(context, "thread interrupted", e, false);
      }
      return Optional.empty();
    } finally {
      leave(waiting);
    }
  }

  /**
   * Runs a handler, which is interrupted only if whoever closes the consumption is; returns false,
   * and does not, when stopping.
   */
  boolean handle(Handler handler) throws Exception {
    if (!enter(handling)) {
      return false;
    }
    try {
      handler.run();
      return true;
    } finally {
      leave(handling);
    }
  }

  /**
   * Reports what a handler threw, if it is an error: the consumption goes on, but somebody should
   * know. An exception is the handler's way to ask for a repetition.
   */
  static void report(Throwable thrown) {
    if (thrown instanceof Error) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
  }

  private boolean enter(Set<Thread> section) {
    lock.lock();
    try {
      return !stopping && section.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** Forgets an interrupt that was meant for the section: what follows must still be done. */
  private void leave(Set<Thread> section) {
    lock.lock();
    try {
      section.remove(Thread.currentThread());
      boolean unused = Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  private void stop() {
    lock.lock();
    try {
      if (!stopping) {
        stopping = true;
        stopped.signalAll();
        waiting.forEach(Thread::interrupt);
        stopActions.forEach(Runnable::run);
        pool.shutdown();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return !pool.isTerminated();
  }

  @Override
  public Optional<HalException> failure() {
    lock.lock();
    try {
      return isRunning() ? Optional.empty() : Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitEnd(Duration timeout) {
    try {
      return pool.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(context, "thread interrupted", e, false);
    }
  }

  /** A handler that closes its own consumption does not wait for itself. */
  @Override
  public void close() {
    stop();
    if (isHandler(Thread.currentThread())) {
      return;
    }
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        boolean unused = pool.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
        interruptHandlers();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isHandler(Thread thread) {
    lock.lock();
    try {
      return handling.contains(thread);
    } finally {
      lock.unlock();
    }
  }

  private void interruptHandlers() {
    lock.lock();
    try {
      handling.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }
}
