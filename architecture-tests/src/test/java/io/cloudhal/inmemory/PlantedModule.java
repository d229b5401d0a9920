package io.cloudhal.inmemory;

/** What planted violations know. */
public final class PlantedModule {
  /** Planted. */
  public PlantedModule() {}
}
