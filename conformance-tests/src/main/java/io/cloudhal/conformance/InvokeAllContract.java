package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult.Faulted;
import io.cloudhal.alu.InvocationResult.Returned;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.TimedOutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many calls of a function at a time. */
abstract class InvokeAllContract extends AluContract {

  @Test
  @Clause("alu.invokeall.1")
  void eachInvocationHasItsOutcomeInOrder() {
    List<Invocation> invocations = IntStream.range(0, 20).mapToObj(i -> of("i" + i)).toList();
    assertThat(function(ConformanceFunctions.ECHO).invokeAll(invocations, 4))
        .containsExactlyElementsOf(
            invocations.stream()
                .<InvocationOutcome>map(each -> new Returned(each.input()))
                .toList());
  }

  @Test
  @Clause("alu.invokeall.2")
  void noInvocationsAreNoOutcomesAndNoRequest() {
    calls().clear();
    assertThat(function(ConformanceFunctions.ECHO).invokeAll(List.of(), 4)).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("alu.invokeall.3")
  void asManyRunAtATimeAsAskedForAndNoMore() {
    Invocation invocation = of(place());
    List<Long> running =
        function(ConformanceFunctions.CROWD)
            .invokeAll(Collections.nCopies(9, invocation), 3)
            .stream()
            .map(outcome -> Long.valueOf(((Returned) outcome).output().toUtf8()))
            .toList();
    assertThat(running).hasSize(9).allMatch(count -> count <= 3);
    assertThat(Collections.max(running)).isGreaterThanOrEqualTo(2);
  }

  @Test
  @Clause("alu.invokeall.4")
  void faultDoesNotStopTheOthers() {
    Place healthy = place();
    Place faulty = place().withFailures(1);
    List<InvocationOutcome> outcomes =
        function(ConformanceFunctions.COUNT)
            .invokeAll(List.of(of(healthy), of(faulty), of(healthy)), 1);
    assertThat(outcomes)
        .containsExactly(
            new Returned(Bytes.utf8("1")),
            new Faulted(ConformanceFunctions.Failure.class.getName(), "failure 1"),
            new Returned(Bytes.utf8("2")));
  }

  @Test
  @Clause("alu.invokeall.5")
  void failureDoesNotStopTheOthers() {
    Invocation quick = of("1");
    Invocation late = of("20000").withTimeout(Duration.ofSeconds(1));
    List<InvocationOutcome> outcomes =
        function(ConformanceFunctions.SLOW).invokeAll(List.of(late, quick), 1);
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            InvocationOutcome.Failed.class,
            failed -> assertThat(failed.error()).isInstanceOf(TimedOutException.class));
    assertThat(outcomes.get(1)).isEqualTo(new Returned(quick.input()));
  }

  @Test
  @Clause("alu.invokeall.6")
  void unknownFunctionIsTheOutcomeOfEach() {
    List<InvocationOutcome> outcomes = missing().invokeAll(List.of(of("a"), of("b")), 2);
    assertThat(outcomes)
        .hasSize(2)
        .allSatisfy(
            outcome ->
                assertThat(((InvocationOutcome.Failed) outcome).error())
                    .isInstanceOf(NotFoundException.class));
  }

  @Test
  @Clause("alu.invokeall.7")
  void oneInputTooLargeRefusesAllBeforeAnyCall() {
    Place place = place();
    List<Invocation> invocations = List.of(of(place), tooLarge());
    calls().clear();
    assertThatThrownBy(() -> function(ConformanceFunctions.COUNT).invokeAll(invocations, 2))
        .isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
    assertThat(count(place)).isZero();
  }

  @Test
  @Clause("alu.invokeall.8")
  void concurrencyMayBeOneToAThousandAndNothingElse() {
    List<Invocation> one = List.of(of("one"));
    assertThatThrownBy(() -> function(ConformanceFunctions.ECHO).invokeAll(one, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> function(ConformanceFunctions.ECHO).invokeAll(one, 1001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(function(ConformanceFunctions.ECHO).invokeAll(one, 1000))
        .containsExactly(new Returned(Bytes.utf8("one")));
  }
}
