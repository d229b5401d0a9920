package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.InvocationResult.Faulted;
import io.cloudhal.alu.RemoteFunction;
import org.junit.jupiter.api.Test;

/** Handlers that throw. */
abstract class FaultContract extends AluContract {

  private static final String TYPE = ConformanceFunctions.Failure.class.getName();

  @Test
  @Clause("alu.fault.1")
  void faultHasTypeAndMessageOfTheException() {
    assertThat(fail(of("out of \u00e4ther, \u4e2d, \ud83d\ude00\nsecond line \"quoted\"")))
        .isEqualTo(
            new Faulted(TYPE, "out of \u00e4ther, \u4e2d, \ud83d\ude00\nsecond line \"quoted\""));
  }

  @Test
  @Clause("alu.fault.2")
  void faultWithoutMessageHasAnEmptyOne() {
    assertThat(fail(Invocation.of(Bytes.empty()))).isEqualTo(new Faulted(TYPE, ""));
  }

  @Test
  @Clause("alu.fault.3")
  void messageIsCutTo1024Characters() {
    assertThat(fail(of("m".repeat(1024)))).isEqualTo(new Faulted(TYPE, "m".repeat(1024)));
    assertThat(fail(of("m".repeat(1024) + "cut"))).isEqualTo(new Faulted(TYPE, "m".repeat(1024)));
  }

  @Test
  @Clause("alu.fault.4")
  void faultedInvocationIsNotRepeated() {
    Place place = place();
    RemoteFunction count = function(ConformanceFunctions.COUNT);
    assertThat(count.invoke(of(place.withFailures(1)))).isEqualTo(new Faulted(TYPE, "failure 1"));
    assertThat(count(place)).isEqualTo(1);
    assertThat(count.invoke(of(place.withFailures(1))).output()).isEqualTo(Bytes.utf8("2"));
  }

  @Test
  @Clause("alu.fault.5")
  void faultHasNoOutput() {
    InvocationResult faulted = fail(of("the reason"));
    assertThatThrownBy(faulted::output)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(TYPE)
        .hasMessageContaining("the reason");
  }

  private InvocationResult fail(Invocation invocation) {
    return function(ConformanceFunctions.FAIL).invoke(invocation);
  }
}
