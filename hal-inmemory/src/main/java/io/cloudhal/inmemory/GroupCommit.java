package io.cloudhal.inmemory;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;

/**
 * Lets changes that are made at the same time share a commit. A commit never sees half a change.
 * Thread-safe; the waits are short and not interruptible, for a change that was made cannot be
 * taken back.
 */
final class GroupCommit {

  private final Runnable commit;

  /** Shared by changes, exclusive for the commit. */
  private final ReadWriteLock changing = new ReentrantReadWriteLock();

  private final AtomicLong changes = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean committing;
  private volatile long committed;

  GroupCommit(Runnable commit) {
    this.commit = commit;
  }

  /** Makes a change, which is told its number, and returns the number. */
  long change(LongConsumer change) {
    changing.readLock().lock();
    try {
      long number = changes.incrementAndGet();
      change.accept(number);
      return number;
    } finally {
      changing.readLock().unlock();
    }
  }

  /** Returns when the change of this number and all before it are committed. */
  void await(long number) {
    while (committed < number) {
      if (isFirst(number)) {
        commit();
      }
    }
  }

  /** Returns whether to commit now; waits for the running commit if there is one. */
  private boolean isFirst(long number) {
    lock.lock();
    try {
      while (committing && committed < number) {
        ended.awaitUninterruptibly();
      }
      if (committed >= number) {
        return false;
      }
      committing = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void commit() {
    long upTo = committed;
    try {
      upTo = commitExclusively();
    } finally {
      lock.lock();
      try {
        committed = upTo;
        committing = false;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private long commitExclusively() {
    changing.writeLock().lock();
    try {
      long upTo = changes.get();
      commit.run();
      return upTo;
    } finally {
      changing.writeLock().unlock();
    }
  }

  /** Runs {@code work} between all changes and commits. */
  void alone(Runnable work) {
    changing.writeLock().lock();
    try {
      work.run();
    } finally {
      changing.writeLock().unlock();
    }
  }
}
