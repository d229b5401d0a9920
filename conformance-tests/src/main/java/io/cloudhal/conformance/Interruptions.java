package io.cloudhal.conformance;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One thread that interrupts others in their calls, a few times as they go on. */
final class Interruptions {

  /** Few: each call that is left unanswered doubles what a checker has to try. */
  private static final int COUNT = 8;

  private static final Duration PAUSE = Duration.ofNanos(10_000);

  private final AtomicReferenceArray<@Nullable Thread> suffering;
  private final AtomicInteger joined = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final LongSupplier progress;

  /**
   * Creates interruptions of {@code threads} threads.
   *
   * @param progress a number that rises by 2 with each call
   */
  Interruptions(int threads, LongSupplier progress) {
    this.suffering = new AtomicReferenceArray<>(threads);
    this.progress = progress;
  }

  /** Repeats {@code call} on this thread, and clears the interrupt flag behind each. */
  int suffer(int times, Runnable call) {
    int place = joined.getAndIncrement();
    suffering.set(place, Thread.currentThread());
    for (int i = 0; i < times; i++) {
      call.run();
      Thread.interrupted();
    }
    suffering.set(place, null);
    ended.incrementAndGet();
    return times;
  }

  /** Interrupts the threads in turn until all have ended, spread over their {@code calls} calls. */
  int interrupt(int calls) {
    for (int i = 0; i < COUNT; i++) {
      long due = 2L * calls * (i + 1) / (COUNT + 2);
      while (progress.getAsLong() < due && ended.get() < suffering.length()) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      Thread next = suffering.get(i % suffering.length());
      if (next != null) {
        next.interrupt();
      }
    }
    return COUNT;
  }
}
