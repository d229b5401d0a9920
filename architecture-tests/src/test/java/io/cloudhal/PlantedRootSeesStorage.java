package io.cloudhal;

/**
 * Violates rootDependsOnNoOtherPackage.
 *
 * @param key what it must not know
 */
record PlantedRootSeesStorage(io.cloudhal.storage.BlobKey key) {}
