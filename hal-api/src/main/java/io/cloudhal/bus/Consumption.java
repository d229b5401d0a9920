package io.cloudhal.bus;

import io.cloudhal.error.HalException;
import java.time.Duration;
import java.util.Optional;

/**
 * Messages or records being handled in the background until closed. Retryable failures of the
 * provider are waited out; another one ends the consumption, see {@link #failure}.
 */
public interface Consumption extends AutoCloseable {

  /** Returns whether it goes on. */
  boolean isRunning();

  /** Returns the failure that ended it; empty while it runs or after {@link #close}. */
  Optional<HalException> failure();

  /**
   * Waits until it has ended, at most {@code timeout}; returns whether it has.
   *
   * @throws io.cloudhal.error.CancelledException if the thread is interrupted
   */
  boolean awaitEnd(Duration timeout);

  /**
   * Stops receiving, lets running handlers end and acknowledges what they did; returns when all is
   * done. Messages received but not begun are released. If the thread is interrupted, running
   * handlers are interrupted, too. Idempotent.
   */
  @Override
  void close();
}
