package io.cloudhal.spi;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes readers of a stream when this process has appended to it. Thread-safe. */
final class AppendSignal {

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private long count;

  AppendSignal(TimeSource time) {
    this.time = time;
  }

  /** Returns how often it was raised: to be asked before looking for what may be there. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is raised more often than {@code seen}, or until {@code until}. */
  void await(long seen, Instant until) throws InterruptedException {
    lock.lock();
    try {
      while (count == seen && time.now().isBefore(until)) {
        time.await(lock, raised, until);
      }
    } finally {
      lock.unlock();
    }
  }
}
