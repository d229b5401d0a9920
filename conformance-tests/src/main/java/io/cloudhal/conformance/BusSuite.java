package io.cloudhal.conformance;

/** The contracts of the bus. */
abstract class BusSuite extends MemorySuite {}
