package io.cloudhal.spi;

import io.cloudhal.bus.AckResult;
import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.error.HalException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Acknowledges what handlers have done. The first one begins at once; those that end while it is
 * under way go together in the next call.
 */
final class Acknowledger {

  private final MessageSource source;
  private final TimeSource time;
  private final Background background;
  private final IntConsumer settled;
  private final List<Delivery> pending = new ArrayList<>();
  private boolean busy;

  /** Creates an acknowledger that tells {@code settled} how many leases have ended. */
  Acknowledger(MessageSource source, TimeSource time, Background background, IntConsumer settled) {
    this.source = source;
    this.time = time;
    this.background = background;
    this.settled = settled;
  }

  /** Acknowledges {@code delivery}, by this thread or by the one that is at it. */
  void add(Delivery delivery) {
    synchronized (pending) {
      pending.add(delivery);
      if (busy) {
        return;
      }
      busy = true;
    }
    Backoff backoff = new Backoff();
    for (List<Delivery> batch = next(); !batch.isEmpty(); batch = next()) {
      List<Delivery> again = acknowledge(batch);
      settled.accept(batch.size() - again.size());
      if (again.isEmpty()) {
        backoff.reset();
      } else {
        putBack(again);
        background.pause(backoff.next());
      }
    }
  }

  private List<Delivery> next() {
    synchronized (pending) {
      List<Delivery> batch = List.copyOf(pending);
      pending.clear();
      busy = !batch.isEmpty();
      return batch;
    }
  }

  private void putBack(List<Delivery> again) {
    synchronized (pending) {
      pending.addAll(again);
    }
  }

  /** Returns those to be tried again: not when stopping, and not when their leases are over. */
  private List<Delivery> acknowledge(List<Delivery> batch) {
    boolean last = background.isStopping();
    List<Delivery> again = new ArrayList<>();
    List<AckResult> results = results(batch);
    for (int i = 0; i < batch.size(); i++) {
      if (results.get(i) instanceof AckResult.Failed failed) {
        if (!failed.error().retryable()) {
          background.fail(failed.error());
        } else if (!last && time.now().isBefore(batch.get(i).leaseUntil())) {
          again.add(batch.get(i));
        }
      }
    }
    return again;
  }

  private List<AckResult> results(List<Delivery> batch) {
    try {
      return source.acknowledge(batch);
    } catch (HalException e) {
      return Collections.nCopies(batch.size(), new AckResult.Failed(e));
    }
  }
}
