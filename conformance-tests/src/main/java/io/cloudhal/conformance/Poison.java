package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A message that is received again and again, until it is a dead letter.
 *
 * @param letter the delivery of the dead letter
 * @param deliveries how often it was delivered before
 */
record Poison(Delivery letter, int deliveries) {

  /** Releases what comes from {@code source} until there is a dead letter. */
  static Poison byRelease(MessageSource source, Queue letters) {
    return by(delivery -> source.release(delivery, Duration.ZERO), source, letters);
  }

  /** Lets the lease of what comes from {@code source} end until there is a dead letter. */
  static Poison byExpiry(MessageSource source, Queue letters, Runnable letLeaseEnd) {
    return by(delivery -> letLeaseEnd.run(), source, letters);
  }

  private static Poison by(Consumer<Delivery> failure, MessageSource source, Queue letters) {
    AtomicInteger deliveries = new AtomicInteger();
    AtomicReference<Delivery> letter = new AtomicReference<>();
    Eventually.holds(
        () -> {
          for (Delivery each : source.receive(BusContract.AT_ONCE.withLease(BusContract.LEASE))) {
            deliveries.incrementAndGet();
            failure.accept(each);
          }
          letters.receive(BusContract.AT_ONCE).forEach(letter::set);
          assertThat(letter).as("dead letter").doesNotHaveNullValue();
        });
    return new Poison(letter.get(), deliveries.get());
  }
}
