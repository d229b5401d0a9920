package io.cloudhal.aws;

/**
 * Violates providersDoNotKnowEachOther.
 *
 * @param module what it must not know
 */
record PlantedAwsSeesInMemoryModule(io.cloudhal.inmemory.PlantedModule module) {}
