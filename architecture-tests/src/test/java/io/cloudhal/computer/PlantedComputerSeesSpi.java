package io.cloudhal.computer;

/**
 * Violates computerDoesNotKnowSpi.
 *
 * @param call what it must not know
 */
record PlantedComputerSeesSpi(io.cloudhal.spi.Call call) {}
