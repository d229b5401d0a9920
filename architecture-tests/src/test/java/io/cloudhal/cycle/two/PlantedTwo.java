package io.cloudhal.cycle.two;

/**
 * Violates packagesFormNoCycle.
 *
 * @param one what knows this
 */
public record PlantedTwo(io.cloudhal.cycle.one.PlantedOne one) {}
