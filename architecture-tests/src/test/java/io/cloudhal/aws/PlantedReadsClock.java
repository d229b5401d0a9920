package io.cloudhal.aws;

/** Violates timeComesFromTheTimeSource. */
final class PlantedReadsClock {
  java.time.Instant time() {
    return java.time.Instant.now();
  }
}
