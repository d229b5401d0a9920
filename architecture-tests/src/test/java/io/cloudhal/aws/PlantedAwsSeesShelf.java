package io.cloudhal.aws;

/**
 * Violates providersDependOnApiGuiceAndTheirSdk.
 *
 * @param shelf what it must not know
 */
record PlantedAwsSeesShelf(io.cloudhal.shelf.PlantedShelf shelf) {}
