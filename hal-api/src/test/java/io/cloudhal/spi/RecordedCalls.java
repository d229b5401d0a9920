package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Observation;
import io.cloudhal.observe.Operation;
import io.cloudhal.observe.OperationObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers how calls ended; one that ends twice fails the test. */
final class RecordedCalls implements OperationObserver {

  /** A call that ended. */
  record Ended(Operation operation, Optional<Throwable> error, Cost cost) {}

  private final AtomicInteger started = new AtomicInteger();
  private final List<Ended> ended = new CopyOnWriteArrayList<>();

  @Override
  public Observation started(Operation operation) {
    started.incrementAndGet();
    AtomicInteger ends = new AtomicInteger();
    return new Observation() {
      @Override
      public void succeeded(Cost cost) {
        end(new Ended(operation, Optional.empty(), cost));
      }

      @Override
      public void failed(Throwable error, Cost cost) {
        end(new Ended(operation, Optional.of(error), cost));
      }

      private void end(Ended end) {
        assertThat(ends.incrementAndGet()).as("ends of " + operation).isEqualTo(1);
        ended.add(end);
      }
    };
  }

  int running() {
    return started.get() - ended.size();
  }

  int count() {
    return started.get();
  }

  /** Returns the call that ended last. */
  Ended last() {
    return ended.get(ended.size() - 1);
  }
}
