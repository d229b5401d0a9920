package io.cloudhal.inmemory;

import io.cloudhal.bus.BusCapabilities;
import io.cloudhal.bus.BusFeature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the bus offers: all features, within the bounds of the clouds that have them. */
enum InMemoryBusLimits implements BusCapabilities {
  INSTANCE;

  private static final int MAX_BODY_BYTES = 64 << 20;

  @Override
  public Set<BusFeature> features() {
    return EnumSet.allOf(BusFeature.class);
  }

  @Override
  public long maxBodyBytes() {
    return MAX_BODY_BYTES;
  }

  /** Nothing goes by way of storage. */
  @Override
  public int maxInlineBytes() {
    return MAX_BODY_BYTES;
  }

  @Override
  public Duration maxDelay() {
    return Duration.ofMinutes(15);
  }

  @Override
  public boolean reportsBacklog() {
    return true;
  }
}
