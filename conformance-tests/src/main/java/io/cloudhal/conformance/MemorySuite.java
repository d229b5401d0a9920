package io.cloudhal.conformance;

/** The contracts of the memory. */
abstract class MemorySuite extends SuiteLifecycle {}
