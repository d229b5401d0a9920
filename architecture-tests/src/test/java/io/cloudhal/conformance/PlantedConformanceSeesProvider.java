package io.cloudhal.conformance;

/**
 * Violates conformanceSeesApiJunitAndAssertjOnly.
 *
 * @param module what it must not know
 */
record PlantedConformanceSeesProvider(io.cloudhal.inmemory.PlantedModule module) {}
