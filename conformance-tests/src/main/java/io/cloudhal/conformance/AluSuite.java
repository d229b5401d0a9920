package io.cloudhal.conformance;

import org.junit.jupiter.api.Nested;

/** The contracts of the ALU. */
abstract class AluSuite extends BusSuite {

  @Nested
  final class Invoke extends InvokeContract {}

  @Nested
  final class Fault extends FaultContract {}

  @Nested
  final class InvocationTimeout extends InvocationTimeoutContract {}

  @Nested
  final class HandlerContext extends HandlerContextContract {}

  @Nested
  final class Submit extends SubmitContract {}

  @Nested
  final class InvokeAll extends InvokeAllContract {}

  @Nested
  final class AluBudget extends AluBudgetContract {}
}
