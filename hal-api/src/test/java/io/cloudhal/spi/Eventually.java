package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** Waits for what other threads do, at most 20 s. */
final class Eventually {

  private Eventually() {}

  static void eventually(String what, BooleanSupplier holds) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
