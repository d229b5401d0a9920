package io.cloudhal.shelf;

import java.util.concurrent.atomic.LongAdder;

/** Adds up what a shelf costs. Thread-safe. */
final class ShelfMeter {

  private final LongAdder requests = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder cachedBytes = new LongAdder();

  void request() {
    requests.increment();
  }

  void received(long count) {
    bytes.add(count);
  }

  void cached(long count) {
    cachedBytes.add(count);
  }

  ShelfCost total() {
    return new ShelfCost(requests.sum(), bytes.sum(), cachedBytes.sum());
  }
}
