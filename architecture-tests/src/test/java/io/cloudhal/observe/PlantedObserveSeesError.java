package io.cloudhal.observe;

/**
 * Violates observeDependsOnTheRootOnly.
 *
 * @param error what it must not know
 */
record PlantedObserveSeesError(io.cloudhal.error.HalException error) {}
