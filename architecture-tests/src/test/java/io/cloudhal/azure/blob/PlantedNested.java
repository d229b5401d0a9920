package io.cloudhal.azure.blob;

/** Violates providersAreFlat. */
final class PlantedNested {}
