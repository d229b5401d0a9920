package io.cloudhal.spi;

/** Violates randomnessIsInjected. */
final class PlantedThrowsDice {
  double dice() {
    return Math.random();
  }
}
