package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the computer, errors and observation. */
abstract class ComputerSuite extends AluSuite {

  @Nested
  final class Identity extends IdentityContract {}
}
