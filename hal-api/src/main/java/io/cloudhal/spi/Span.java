package io.cloudhal.spi;

import io.cloudhal.error.HalException;
import io.cloudhal.observe.Observation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One observed call; it ends exactly once, whoever tries to end it again. */
final class Span {

  private final Call call;
  private final Observation observation;
  private final AtomicBoolean ended = new AtomicBoolean();

  Span(Call call, Observation observation) {
    this.call = call;
    this.observation = observation;
  }

  Call call() {
    return call;
  }

  /** Runs a part of the call; a failure ends it. */
  <T extends @Nullable Object> T run(Work<T, InterruptedException> work) {
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw call.cancelled(null, false);
      }
      return call.run(work);
    } catch (InterruptedException e) {
      RuntimeException cancelled = call.cancelled(e, true);
      failed(cancelled);
      throw cancelled;
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    }
  }

  /**
   * Runs a part of the call on a stream; a failure ends it. What is a {@link HalException} comes
   * out as the cause of an {@code IOException}.
   */
  <T> T io(Work<T, IOException> work) throws IOException {
    try {
      return call.run(work);
    } catch (HalException e) {
      failed(e);
      throw new IOException(e.getMessage(), e);
    } catch (IOException e) {
      failed(e.getCause() instanceof HalException cause ? cause : e);
      throw e;
    } catch (RuntimeException | Error e) {
      failed(e);
      throw e;
    }
  }

  void succeeded() {
    if (ended.compareAndSet(false, true)) {
      observation.succeeded(call.cost());
    }
  }

  void failed(Throwable error) {
    if (ended.compareAndSet(false, true)) {
      observation.failed(error, call.cost());
    }
  }
}
