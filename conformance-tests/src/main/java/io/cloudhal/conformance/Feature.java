package io.cloudhal.conformance;

import io.cloudhal.bus.BusFeature;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.storage.StorageFeature;

/** The optional features of a computer, as its capabilities declare them. */
public enum Feature {
  /** {@link BusFeature#ORDERING}. */
  ORDERING("bus.ordering"),
  /** {@link BusFeature#DEDUPLICATION}. */
  DEDUPLICATION("bus.deduplication"),
  /** {@link BusFeature#DELAY}. */
  DELAY("bus.delay"),
  /** {@link io.cloudhal.bus.BusCapabilities#reportsBacklog}. */
  BACKLOG("bus.backlog"),
  /** {@link StorageFeature#PRESIGN}. */
  PRESIGN("storage.presign");

  private final String id;

  Feature(String id) {
    this.id = id;
  }

  /** Returns the name used in reports, such as {@code bus.ordering}. */
  public String id() {
    return id;
  }

  /** Returns whether {@code computer} declares this feature. */
  public boolean declaredBy(CloudComputer computer) {
    return switch (this) {
      case ORDERING -> computer.bus().capabilities().features().contains(BusFeature.ORDERING);
      case DEDUPLICATION ->
          computer.bus().capabilities().features().contains(BusFeature.DEDUPLICATION);
      case DELAY -> computer.bus().capabilities().features().contains(BusFeature.DELAY);
      case BACKLOG -> computer.bus().capabilities().reportsBacklog();
      case PRESIGN -> computer.storage().capabilities().features().contains(StorageFeature.PRESIGN);
    };
  }
}
