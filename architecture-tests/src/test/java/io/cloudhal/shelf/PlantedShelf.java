package io.cloudhal.shelf;

/**
 * Violates shelfSeesTheApiOnly.
 *
 * @param time what it must not know
 */
public record PlantedShelf(io.cloudhal.spi.TimeSource time) {}
