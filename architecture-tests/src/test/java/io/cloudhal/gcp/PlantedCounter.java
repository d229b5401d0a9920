package io.cloudhal.gcp;

/** Violates nothingStaticChanges. */
final class PlantedCounter {
  static int count;
}
