package io.cloudhal.inmemory;

import io.cloudhal.spi.TimeSource;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets receivers of a mailbox wait until a message is ready, or one that is hidden comes back. All
 * methods are called with the lock held.
 *
 * <p>One message wakes one receiver; if there is more to receive when he has taken his part, the
 * next one is woken.
 */
final class Arrivals {

  private final ReentrantLock lock;
  private final Condition arrived;
  private final TimeSource time;
  private int waiting;

  /** When the last of those who wait wakes by himself. */
  private Instant lastWaking = Instant.MIN;

  Arrivals(ReentrantLock lock, TimeSource time) {
    this.lock = lock;
    this.arrived = lock.newCondition();
    this.time = time;
  }

  /**
   * Waits until woken, until {@code until}, or until {@code hidden} comes back.
   *
   * @param hidden the next message to come back, null if none is hidden
   */
  @SuppressWarnings({"WaitNotInLoop", "AwaitNotInLoop"}) // the caller loops
  void await(@Nullable QueuedMessage hidden, Instant until) throws InterruptedException {
    Instant waking =
        hidden != null && hidden.hiddenUntil.isBefore(until) ? hidden.hiddenUntil : until;
    lastWaking = waiting == 0 || waking.isAfter(lastWaking) ? waking : lastWaking;
    waiting++;
    try {
      time.await(lock, arrived, waking);
    } finally {
      waiting--;
    }
  }

  /**
   * Wakes who should know of a change.
   *
   * @param ready a message that can be received, null if there is none
   * @param hidden the next message to come back, null if none is hidden
   */
  void wake(@Nullable QueuedMessage ready, @Nullable QueuedMessage hidden) {
    if (waiting == 0) {
      return;
    }
    if (hidden != null && hidden.hiddenUntil.isBefore(lastWaking)) {
      lastWaking = hidden.hiddenUntil;
      wakeAll();
    } else if (ready != null) {
      arrived.signal();
    }
  }

  void wakeAll() {
    arrived.signalAll();
  }
}
