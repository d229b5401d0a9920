package io.cloudhal.cycle.one;

/**
 * Violates packagesFormNoCycle.
 *
 * @param two what knows this
 */
public record PlantedOne(io.cloudhal.cycle.two.PlantedTwo two) {}
