package io.cloudhal.aws;

/** Violates environmentIsReadInModulesConfigsAndEntryPointsOnly. */
final class PlantedReadsEnvironment {
  String home() {
    return String.valueOf(System.getenv("HOME"));
  }
}
