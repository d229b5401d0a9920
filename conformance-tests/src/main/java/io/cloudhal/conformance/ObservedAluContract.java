package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.conformance.ObservedCalls.ObservedCall;
import io.cloudhal.observe.Cost;
import io.cloudhal.observe.Operation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the observer is told of calls on the ALU. */
abstract class ObservedAluContract extends ObservationContract {

  private static final String ECHO = ConformanceFunctions.ECHO.value();

  @Test
  @Clause("observation.alu.1")
  void everyCallIsObservedByItsNameAndFunction() {
    RemoteFunction echo = echo();
    Invocation invocation = Invocation.of(bytes(10));
    assertThat(succeeds("alu.invoke", ECHO, () -> echo.invoke(invocation)).cost().requests())
        .isPositive();
    assertThat(succeeds("alu.submit", ECHO, () -> echo.submit(invocation)).cost().requests())
        .isPositive();
    succeeds("alu.invokeAll", ECHO, () -> echo.invokeAll(List.of(), 1));
  }

  @Test
  @Clause("observation.alu.2")
  void partsOfInvokeAllAreObservedAsCallsOfTheirOwn() {
    observed().clear();
    echo().invokeAll(Collections.nCopies(3, Invocation.of(bytes(10))), 2);
    assertThat(observed().all())
        .extracting(ObservedCall::operation)
        .extracting(Operation::name)
        .containsExactlyInAnyOrder("alu.invokeAll", "alu.invoke", "alu.invoke", "alu.invoke");
    assertThat(observed().all())
        .allMatch(call -> call.ends() == 1)
        .allMatch(call -> call.operation().resource().equals(ECHO));
    assertThat(observed().of("alu.invoke")).allMatch(call -> call.cost().bytesSent() == 10);
  }

  @Test
  @Clause("observation.alu.3")
  void invocationsCountInputAndOutput() {
    RemoteFunction echo = echo();
    Invocation invocation = Invocation.of(bytes(1000));
    Cost invoked = succeeds("alu.invoke", ECHO, () -> echo.invoke(invocation)).cost();
    assertThat(invoked.bytesSent()).isEqualTo(1000);
    assertThat(invoked.bytesReceived()).isEqualTo(1000);
    Cost submitted = succeeds("alu.submit", ECHO, () -> echo.submit(invocation)).cost();
    assertThat(submitted.bytesSent()).isEqualTo(1000);
    assertThat(submitted.bytesReceived()).isZero();
    Cost nothing =
        succeeds("alu.invoke", ECHO, () -> echo.invoke(Invocation.of(Bytes.empty()))).cost();
    assertThat(nothing.bytesSent()).isZero();
    assertThat(nothing.bytesReceived()).isZero();
  }
}
