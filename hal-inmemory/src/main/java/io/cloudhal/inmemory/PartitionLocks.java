package io.cloudhal.inmemory;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One writer a partition; some partitions share a lock. */
final class PartitionLocks {

  private static final int LOCKS = 64;

  /** A lock, and whether a transaction runs under it. */
  private static final class Partition extends ReentrantLock {

    private static final long serialVersionUID = 1L;

    private volatile boolean inTransaction;
  }

  private final Partition[] partitions = new Partition[LOCKS];

  PartitionLocks() {
    for (int i = 0; i < LOCKS; i++) {
      partitions[i] = new Partition();
    }
  }

  private Partition of(String partition) {
    int hash = partition.hashCode();
    return partitions[(hash ^ hash >>> 16) & LOCKS - 1];
  }

  /** Runs {@code work} while nobody else has the partition. */
  <T> T locked(String partition, Supplier<T> work) {
    Partition lock = of(partition);
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code work} while nobody else has the partition, as a transaction. */
  <T> T inTransaction(String partition, Supplier<T> work) {
    Partition lock = of(partition);
    lock.lock();
    lock.inTransaction = true;
    try {
      return work.get();
    } finally {
      lock.inTransaction = false;
      lock.unlock();
    }
  }

  /** Returns whether a transaction runs. */
  boolean isInTransaction(String partition) {
    return of(partition).inTransaction;
  }

  /** Runs {@code work} while nobody has any partition. */
  void allLocked(Runnable work) {
    int locked = 0;
    try {
      for (; locked < LOCKS; locked++) {
        partitions[locked].lock();
      }
      work.run();
    } finally {
      while (locked > 0) {
        partitions[--locked].unlock();
      }
    }
  }
}
