package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import io.cloudhal.error.HalException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A consumption that tells its keeper when it is closed. */
final class KeptConsumption implements Consumption {

  private final Consumption consumption;
  private final Consumer<Consumption> keeper;

  KeptConsumption(Consumption consumption, Consumer<Consumption> keeper) {
    this.consumption = consumption;
    this.keeper = keeper;
  }

  @Override
  public boolean isRunning() {
    return consumption.isRunning();
  }

  @Override
  public Optional<HalException> failure() {
    return consumption.failure();
  }

  @Override
  public boolean awaitEnd(Duration timeout) {
    return consumption.awaitEnd(timeout);
  }

  /** A handler that closes its own consumption leaves it running until it returns. */
  @Override
  public void close() {
    consumption.close();
    if (!consumption.isRunning()) {
      keeper.accept(this);
    }
  }
}
