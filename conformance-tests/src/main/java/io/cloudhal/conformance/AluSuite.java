package io.cloudhal.conformance;

/** The contracts of the ALU. */
abstract class AluSuite extends BusSuite {}
