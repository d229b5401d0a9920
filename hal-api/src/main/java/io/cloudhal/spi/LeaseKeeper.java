package io.cloudhal.spi;

import io.cloudhal.error.HalException;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Extends leases at half of their length until they are taken back. Whoever takes one back waits
 * for an extension under way, because only the newest form of a lease is good for anything.
 *
 * @param <T> what is leased
 */
final class LeaseKeeper<T> {

  /** One lease being kept; guarded by the keeper's lock. */
  static final class Held<T> {
    private final long number;
    private T lease;
    private Instant due;
    private boolean extending;
    private boolean lost;

    private Held(long number, T lease, Instant due) {
      this.number = number;
      this.lease = lease;
      this.due = due;
    }

    private long number() {
      return number;
    }

    private Instant due() {
      return due;
    }
  }

  private final TimeSource time;
  private final Duration length;
  private final UnaryOperator<T> extension;
  private final Consumer<HalException> failure;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition settled = lock.newCondition();
  private final TreeSet<Held<T>> queue =
      new TreeSet<>(
          Comparator.<Held<T>, Instant>comparing(Held::due).thenComparingLong(Held::number));
  private long count;
  private int held;
  private boolean closed;

  /**
   * Creates a keeper without threads.
   *
   * @param length what each extension makes the lease last
   * @param extension returns the lease to use from then on, or throws {@link LeaseLostException}
   * @param failure is told of a failure that is not retryable
   */
  LeaseKeeper(
      TimeSource time,
      Duration length,
      UnaryOperator<T> extension,
      Consumer<HalException> failure) {
    this.time = time;
    this.length = length;
    this.extension = extension;
    this.failure = failure;
  }

  /** Keeps {@code lease}, which ends at {@code until}. */
  Held<T> hold(T lease, Instant until) {
    lock.lock();
    try {
      Held<T> added = new Held<>(count++, lease, until.minus(length.dividedBy(2)));
      held++;
      queue.add(added);
      changed.signal();
      return added;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a lease no more and returns its newest form. */
  T take(Held<T> taken) {
    lock.lock();
    try {
      while (taken.extending) {
        settled.awaitUninterruptibly();
      }
      queue.remove(taken);
      held--;
      if (closed) {
        changed.signalAll();
      }
      return taken.lease;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether a lease could not be extended because somebody else may have it. */
  boolean isLost(Held<T> asked) {
    lock.lock();
    try {
      return asked.lost;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the threads in {@link #run} end when the last lease is taken back. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Extends leases when they are due: the loop of a thread, or of several. */
  void run() {
    for (Held<T> due = nextDue(); due != null; due = nextDue()) {
      extend(due);
    }
  }

  private @Nullable Held<T> nextDue() {
    lock.lock();
    try {
      while (!closed || held > 0) {
        if (queue.isEmpty()) {
          changed.await();
        } else if (time.now().isBefore(queue.first().due)) {
          time.await(lock, changed, queue.first().due);
        } else {
          Held<T> due = queue.pollFirst();
          due.extending = true;
          return due;
        }
      }
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException("a thread that extends leases was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** A failure that may pass is tried again ten times a lease, so that it has a chance. */
  private void extend(Held<T> due) {
    Instant now = time.now();
    T extended = due.lease;
    Duration pause = length.dividedBy(2);
    boolean lost = true;
    try {
      extended = extension.apply(due.lease);
      lost = false;
    } catch (LeaseLostException e) {
      lost = true;
    } catch (HalException e) {
      lost = !e.retryable();
      pause = length.dividedBy(10);
      if (lost) {
        failure.accept(e);
      }
    } finally {
      settle(due, extended, lost, now.plus(pause));
    }
  }

  private void settle(Held<T> extended, T lease, boolean lost, Instant next) {
    lock.lock();
    try {
      extended.lease = lease;
      extended.extending = false;
      extended.lost = lost;
      if (!lost) {
        extended.due = next;
        queue.add(extended);
      }
      settled.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
