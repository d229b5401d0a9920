package io.cloudhal.storage;

/** Violates apiDependsOnTheJdkOnly. */
final class PlantedUsesLibrary {
  private final com.google.inject.Injector injector;

  PlantedUsesLibrary(com.google.inject.Injector injector) {
    this.injector = injector;
  }

  Object injector() {
    return injector;
  }
}
