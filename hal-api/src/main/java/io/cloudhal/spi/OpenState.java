package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a device is open, and the consumptions that end with it. */
final class OpenState {

  private final String device;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Set<Consumption> consumptions = ConcurrentHashMap.newKeySet();

  OpenState(String device) {
    this.device = device;
  }

  void requireOpen() {
    if (!open.get()) {
      throw new IllegalStateException("this " + device + " is closed");
    }
  }

  /** Keeps {@code consumption} until it is closed, at the latest with the device. */
  Consumption keep(Consumption consumption) {
    Consumption kept = new KeptConsumption(consumption, consumptions::remove);
    consumptions.add(kept);
    if (!open.get()) {
      kept.close();
    }
    return kept;
  }

  /** Closes all consumptions; a new one may be begun. */
  void endConsumptions() {
    List.copyOf(consumptions).forEach(Consumption::close);
  }

  /** Ends all consumptions, then runs {@code closing}; only the first time. */
  void close(Runnable closing) {
    endConsumptions();
    if (open.compareAndSet(true, false)) {
      endConsumptions();
      closing.run();
    }
  }
}
