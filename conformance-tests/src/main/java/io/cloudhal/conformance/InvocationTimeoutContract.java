package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.TimedOutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a call of a function may take. */
abstract class InvocationTimeoutContract extends AluContract {

  private static final FunctionName SLOW = ConformanceFunctions.SLOW;
  private static final Duration PORTABLE_WAIT = Duration.ofSeconds(200);

  @Test
  @Clause("alu.timeout.1")
  void handlerBeyondTheTimeoutIsTimedOutAndMayHaveTakenEffect() {
    Invocation invocation = of("20000").withTimeout(Duration.ofSeconds(1));
    long start = System.nanoTime();
    assertThatThrownBy(() -> function(SLOW).invoke(invocation))
        .isInstanceOfSatisfying(
            TimedOutException.class,
            error -> {
              assertThat(error.mayHaveTakenEffect()).isTrue();
              assertThat(error.context().resource()).isEqualTo(SLOW.value());
            });
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
  }

  @Test
  @Clause("alu.timeout.2")
  void handlerWithinTheTimeoutReturns() {
    assertThat(function(SLOW).invoke(of("300").withTimeout(Duration.ofSeconds(25))).output())
        .isEqualTo(of("300").input());
  }

  @Test
  @Clause("alu.timeout.3")
  void timeoutReplacesTheDeadlineOfTheComputer() {
    CloudComputer hasty = computer().withDeadline(Duration.ofMillis(100));
    Invocation invocation = of("1000").withTimeout(Duration.ofSeconds(25));
    assertThat(hasty.alu().function(SLOW).invoke(invocation).output())
        .isEqualTo(invocation.input());
  }

  @Test
  @Clause("alu.timeout.4")
  void longestTimeoutIsAtLeastThePortableBound() {
    assertThat(maxWait()).isGreaterThanOrEqualTo(PORTABLE_WAIT);
  }

  @Test
  @Clause("alu.timeout.5")
  void longestTimeoutIsAcceptedAndALongerOneRefusedBeforeAnyRequest() {
    RemoteFunction echo = function(ConformanceFunctions.ECHO);
    assertThat(echo.invoke(of("in time").withTimeout(maxWait())).output())
        .isEqualTo(of("in time").input());
    calls().clear();
    assertThatThrownBy(() -> echo.invoke(of("late").withTimeout(maxWait().plusMillis(1))))
        .isInstanceOfAny(LimitExceededException.class, IllegalArgumentException.class);
    assertThat(calls().requests()).isZero();
  }

  private Duration maxWait() {
    return computer().alu().capabilities().maxWait();
  }
}
