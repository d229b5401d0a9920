package io.cloudhal.gcp;

/** Planted. */
public final class PlantedPublicType {
  /** Planted. */
  public PlantedPublicType() {}
}
