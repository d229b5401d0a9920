package io.cloudhal.gcp;

/** Violates librariesPrintNothing. */
final class PlantedPrints {
  void print() {
    System.out.println("planted");
  }
}
