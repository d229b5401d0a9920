package io.cloudhal.conformance;

/** The contracts of the storage. */
abstract class StorageSuite extends ComputerSuite {}
