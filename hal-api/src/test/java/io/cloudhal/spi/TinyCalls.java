package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.observe.Operation;
import java.time.Duration;

/** Calls for tests that use a driver without its guard. */
final class TinyCalls {

  private TinyCalls() {}

  static Call call() {
    Operation operation = new Operation(new ProviderId("tiny"), "test.call", "thing");
    return new Call(operation, Duration.ofSeconds(30));
  }

  static <T> T within(Work<T, RuntimeException> work) {
    return call().run(work);
  }
}
