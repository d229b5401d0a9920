package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** How many requests the calls of the ALU cost, once a handle was used. */
abstract class AluBudgetContract extends AluContract {

  private static final int MANY = 8;

  @Test
  @Clause("alu.budget.1")
  void invokeIsWithinItsBudget() {
    RemoteFunction echo = usedEcho();
    echo.invoke(of("counted"));
    assertThat(calls().requests()).isBetween(1L, budget("alu.invoke", 1));
  }

  @Test
  @Clause("alu.budget.2")
  void submitIsWithinItsBudget() {
    RemoteFunction echo = usedEcho();
    echo.submit(of("counted"));
    assertThat(calls().requests()).isBetween(1L, budget("alu.submit", 1));
  }

  @Test
  @Clause("alu.budget.3")
  void invokeAllCostsWhatItsInvocationsCost() {
    RemoteFunction echo = usedEcho();
    echo.invokeAll(Collections.nCopies(MANY, of("counted")), 2);
    assertThat(calls().requests()).isBetween((long) MANY, MANY * budget("alu.invoke", 1));
  }

  @Test
  @Clause("alu.budget.4")
  void largePayloadCostsOneRequestMoreOnEachWay() {
    RemoteFunction echo = usedEcho();
    echo.invoke(Invocation.of(bytes(LARGE)));
    assertThat(calls().of("alu.invoke").get(0).cost().requests())
        .isBetween(1L, budget("alu.invoke", 1) + 2);
  }

  /** A handle's first use may cost a look-up. */
  private RemoteFunction usedEcho() {
    RemoteFunction echo = function(ConformanceFunctions.ECHO);
    echo.invoke(of("first"));
    calls().clear();
    return echo;
  }
}
