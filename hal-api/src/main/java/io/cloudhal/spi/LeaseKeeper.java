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
 * Extends leases at half of their length until they are taken back. One lease is changed by one
 * thread at a time, because only its newest form is good for anything.
 *
 * @param <T> what is leased
 */
final class LeaseKeeper<T> {

  /** One lease being kept; guarded by the keeper's lock. */
  static final class Held<T> {
    private final long number;
    private T lease;
    private Instant due;
    private boolean changing;
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
  private final Condition queued = lock.newCondition();
  private final Condition changed = lock.newCondition();
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
      queued.signal();
      return added;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a lease no more and returns its newest form; waits for a change under way. */
  T take(Held<T> taken) {
    lock.lock();
    try {
      begin(taken);
      held--;
      if (closed) {
        queued.signalAll();
      }
      return taken.lease;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether somebody else may have the lease. */
  boolean isLost(Held<T> asked) {
    lock.lock();
    try {
      return asked.lost;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Replaces a lease by what {@code change} makes of it; when it is due does not change. Nothing is
   * done to a lease that is lost.
   *
   * @param change returns the lease to use from then on, or throws {@link LeaseLostException}
   * @return whether the lease is still held
   */
  boolean change(Held<T> target, UnaryOperator<T> change) {
    lock.lock();
    try {
      begin(target);
    } finally {
      lock.unlock();
    }
    apply(target, change, target.due);
    return !isLost(target);
  }

  /** Lets the threads in {@link #run} end when the last lease is taken back. */
  void close() {
    lock.lock();
    try {
      closed = true;
      queued.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Extends leases when they are due: the loop of a thread, or of several. */
  void run() {
    for (Held<T> due = nextDue(); due != null; due = nextDue()) {
      Instant next = time.now().plus(length.dividedBy(2));
      try {
        apply(due, extension, next);
      } catch (HalException e) {
        if (!e.retryable()) {
          failure.accept(e);
        }
      }
    }
  }

  private @Nullable Held<T> nextDue() {
    lock.lock();
    try {
      while (!closed || held > 0) {
        if (queue.isEmpty()) {
          queued.await();
        } else if (time.now().isBefore(queue.first().due)) {
          time.await(lock, queued, queue.first().due);
        } else {
          Held<T> due = queue.first();
          begin(due);
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

  private void begin(Held<T> target) {
    while (target.changing) {
      changed.awaitUninterruptibly();
    }
    queue.remove(target);
    target.changing = true;
  }

  /** Changes the lease; after a failure it is due again soon, ten times within its length. */
  private void apply(Held<T> target, UnaryOperator<T> change, Instant next) {
    if (isLost(target)) {
      end(target, target.lease, next, true);
      return;
    }
    T lease = target.lease;
    Instant due = time.now().plus(length.dividedBy(10));
    boolean lost = false;
    try {
      lease = change.apply(target.lease);
      due = next;
    } catch (LeaseLostException e) {
      lost = true;
    } finally {
      end(target, lease, due, lost);
    }
  }

  private void end(Held<T> target, T lease, Instant due, boolean lost) {
    lock.lock();
    try {
      target.lease = lease;
      target.due = due;
      target.lost = lost;
      target.changing = false;
      if (!lost) {
        queue.add(target);
        queued.signal();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
