package io.cloudhal.aws;

/** Violates environmentIsReadInModulesAndConfigsOnly. */
final class PlantedReadsEnvironment {
  String home() {
    return String.valueOf(System.getenv("HOME"));
  }
}
