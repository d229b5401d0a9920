package io.cloudhal.error;

/**
 * Violates errorDependsOnTheRootOnly.
 *
 * @param cost what it must not know
 */
record PlantedErrorSeesObserve(io.cloudhal.observe.Cost cost) {}
