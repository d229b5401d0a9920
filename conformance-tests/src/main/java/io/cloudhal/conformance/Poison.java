package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.MessageSource;
import io.cloudhal.bus.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A message that is received again and again, until it is a dead letter.
 *
 * @param letter the delivery of the dead letter
 * @param deliveries how often it was delivered before
 */
record Poison(Delivery letter, int deliveries) {

  private static final int MOST_DELIVERIES = 50;

  /** Releases what comes from {@code source} until there is a dead letter. */
  static Poison byRelease(MessageSource source, Queue letters) {
    return by(delivery -> source.release(delivery, Duration.ZERO), source, letters);
  }

  /** Lets the lease of what comes from {@code source} end until there is a dead letter. */
  static Poison byExpiry(MessageSource source, Queue letters, Runnable letLeaseEnd) {
    return by(delivery -> letLeaseEnd.run(), source, letters);
  }

  private static Poison by(Consumer<Delivery> failure, MessageSource source, Queue letters) {
    List<Delivery> letter = new ArrayList<>();
    int deliveries = 0;
    while (letter.isEmpty()) {
      List<Delivery> came = new ArrayList<>();
      Eventually.holds(
          () -> {
            came.addAll(source.receive(BusContract.AT_ONCE.withLease(BusContract.LEASE)));
            letter.addAll(letters.receive(BusContract.AT_ONCE));
            assertThat(came.size() + letter.size()).as("deliveries and dead letters").isPositive();
          });
      came.forEach(failure);
      deliveries += came.size();
      assertThat(deliveries).as("deliveries without a dead letter").isLessThan(MOST_DELIVERIES);
    }
    return new Poison(letter.get(0), deliveries);
  }
}
