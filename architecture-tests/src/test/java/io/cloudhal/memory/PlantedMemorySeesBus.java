package io.cloudhal.memory;

/**
 * Violates areasDependOnRootAndErrorsOnly.
 *
 * @param message what it must not know
 */
record PlantedMemorySeesBus(io.cloudhal.bus.Message message) {}
