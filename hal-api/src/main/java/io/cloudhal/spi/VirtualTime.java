package io.cloudhal.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes only when {@link #advance} is called, for tests. Thread-safe; whoever waits is
 * woken by the advance that reaches his time.
 */
public final class VirtualTime implements TimeSource {

  /** One waiting thread; a class, so that two of them are never equal. */
  private static final class Waiter {
    private final Lock lock;
    private final Condition condition;

    Waiter(Lock lock, Condition condition) {
      this.lock = lock;
      this.condition = condition;
    }
  }

  private final Lock sleeping = new ReentrantLock();
  private final Condition awake = sleeping.newCondition();
  private final List<Waiter> waiters = new ArrayList<>();
  private volatile Instant now;

  /** Creates a time that stands at {@code start}. */
  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  /** Lets {@code duration} pass at once and wakes all who wait. */
  public void advance(Duration duration) {
    List<Waiter> woken;
    synchronized (waiters) {
      now = now.plus(duration);
      woken = List.copyOf(waiters);
      waiters.clear();
    }
    for (Waiter waiter : woken) {
      waiter.lock.lock();
      try {
        waiter.condition.signalAll();
      } finally {
        waiter.lock.unlock();
      }
    }
  }

  /**
   * Returns how many threads wait, so that a test can advance when all are asleep. Those that an
   * advance has woken count again when they wait again.
   */
  public int waiting() {
    synchronized (waiters) {
      return waiters.size();
    }
  }

  @Override
  @SuppressWarnings({"WaitNotInLoop", "AwaitNotInLoop"}) // the caller loops
  public void await(Lock lock, Condition condition, Instant until) throws InterruptedException {
    Waiter waiter = new Waiter(lock, condition);
    synchronized (waiters) {
      if (!now.isBefore(until)) {
        return;
      }
      waiters.add(waiter);
    }
    try {
      condition.await();
    } finally {
      synchronized (waiters) {
        waiters.remove(waiter);
      }
    }
  }

  @Override
  public void sleepUntil(Instant until) throws InterruptedException {
    sleeping.lock();
    try {
      while (now.isBefore(until)) {
        await(sleeping, awake, until);
      }
    } finally {
      sleeping.unlock();
    }
  }
}
