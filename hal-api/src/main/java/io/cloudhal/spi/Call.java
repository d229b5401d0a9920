package io.cloudhal.spi;

import io.cloudhal.error.CancelledException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The call that the current thread works for: its deadline, and the meter of what it costs. The
 * guard opens it around each call of a driver, which finds it by {@link #current} and hands it to
 * threads of its own by {@link #on}. Meters are thread-safe.
 */
public final class Call {

  /** What a thread works for; kept so that entering a call writes a field only. */
  private static final class Place {
    private @Nullable Call call;
  }

  private static final ThreadLocal<Place> CURRENT = ThreadLocal.withInitial(Place::new);

  private static final AtomicLongFieldUpdater<Call> REQUESTS = meter("requests");
  private static final AtomicLongFieldUpdater<Call> BYTES_SENT = meter("bytesSent");
  private static final AtomicLongFieldUpdater<Call> BYTES_RECEIVED = meter("bytesReceived");
  private static final AtomicLongFieldUpdater<Call> SKIPPED_KEYS = meter("skippedKeys");

  private final Operation operation;
  private final Duration timeout;
  private final long startNanos;

  /** How far the deadline was moved; not written at the start, where that would cost a fence. */
  private volatile long movedNanos;

  private volatile long requests;
  private volatile long bytesSent;
  private volatile long bytesReceived;
  private volatile long skippedKeys;

  Call(Operation operation, Duration timeout) {
    this.operation = operation;
    this.timeout = timeout;
    this.startNanos = System.nanoTime();
  }

  /**
   * Opens a call that no guard started and nobody observes: for what a driver does on its own, such
   * as serving the requests that it signed.
   */
  public static Call unobserved(Operation operation, Duration timeout) {
    return new Call(operation, timeout);
  }

  /**
   * Returns the call that this thread works for.
   *
   * @throws IllegalStateException if there is none: a driver was called without its guard
   */
  public static Call current() {
    Call call = CURRENT.get().call;
    if (call == null) {
      throw new IllegalStateException("no call on this thread: use the driver by its guard");
    }
    return call;
  }

  /**
   * Returns the context for an error: of the call that this thread works for, or {@code otherwise}
   * if there is none.
   */
  public static ErrorContext contextOr(ErrorContext otherwise) {
    Call call = CURRENT.get().call;
    return call == null ? otherwise : call.context();
  }

  /** Runs {@code work} for this call on the current thread. */
  public <T> T on(Callable<T> work) throws Exception {
    Place place = CURRENT.get();
    Call outer = place.call;
    place.call = this;
    try {
      return work.call();
    } finally {
      place.call = outer;
    }
  }

  /** Runs {@code work} for this call on the current thread. */
  <T extends @Nullable Object, E extends Exception> T run(Work<T, E> work) throws E {
    Place place = CURRENT.get();
    Call outer = place.call;
    place.call = this;
    try {
      return work.run();
    } finally {
      place.call = outer;
    }
  }

  /** Begins the deadline anew: a body or an upload has made progress. */
  public void restartDeadline() {
    movedNanos = System.nanoTime() - startNanos;
  }

  /** Returns what was called. */
  public Operation operation() {
    return operation;
  }

  /** Returns the context for an error of this call. */
  public ErrorContext context() {
    return ErrorContext.of(operation.provider(), operation.name(), operation.resource());
  }

  /** Returns how long the call may take in all. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns the time left until the deadline, never negative; of this machine's clock. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, remainingNanos()));
  }

  private long remainingNanos() {
    return timeout.toNanos() + movedNanos - (System.nanoTime() - startNanos);
  }

  /**
   * Checks that the call may go on: for loops and before waiting.
   *
   * @param mayHaveTakenEffect whether it may have been applied by now
   * @throws TimedOutException if the deadline has passed
   * @throws CancelledException if the thread is interrupted; its flag stays set
   */
  public void check(boolean mayHaveTakenEffect) {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled(null, mayHaveTakenEffect);
    }
    if (remainingNanos() <= 0) {
      throw timedOut(null, mayHaveTakenEffect);
    }
  }

  /**
   * Waits before another attempt, unless the deadline would come first: then it does not wait, and
   * the caller should report what failed.
   *
   * @param mayHaveTakenEffect whether the call may have been applied by now
   * @return whether it has waited
   * @throws CancelledException if the thread is interrupted; its flag stays set
   */
  public boolean pause(Duration wait, boolean mayHaveTakenEffect) {
    if (wait.compareTo(remaining()) >= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      return true;
    } catch (InterruptedException e) {
      throw cancelled(e, mayHaveTakenEffect);
    }
  }

  /** Returns the error of a call whose deadline has passed. */
  public TimedOutException timedOut(@Nullable Throwable cause, boolean mayHaveTakenEffect) {
    return new TimedOutException(
        context(), "no answer within " + timeout.toMillis() + " ms", cause, mayHaveTakenEffect);
  }

  /** Returns the error of a call whose thread was interrupted, and sets the flag again. */
  public CancelledException cancelled(@Nullable Throwable cause, boolean mayHaveTakenEffect) {
    Thread.currentThread().interrupt();
    return new CancelledException(context(), "thread interrupted", cause, mayHaveTakenEffect);
  }

  /** Counts a request to the backend; retries count, too. */
  public void countRequest() {
    REQUESTS.incrementAndGet(this);
  }

  /** Counts payload bytes given to the backend. */
  public void countSent(long bytes) {
    BYTES_SENT.addAndGet(this, bytes);
  }

  /** Counts payload bytes taken from the backend. */
  public void countReceived(long bytes) {
    BYTES_RECEIVED.addAndGet(this, bytes);
  }

  /** Counts a blob key outside the portable bounds that a listing left out. */
  public void countSkippedKey() {
    SKIPPED_KEYS.incrementAndGet(this);
  }

  /** Returns what the call has cost so far. */
  public Cost cost() {
    return new Cost(requests, bytesSent, bytesReceived, skippedKeys);
  }

  private static AtomicLongFieldUpdater<Call> meter(String field) {
    return AtomicLongFieldUpdater.newUpdater(Call.class, field);
  }
}
