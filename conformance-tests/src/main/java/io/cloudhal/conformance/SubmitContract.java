package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.Entry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Functions that are called later. */
abstract class SubmitContract extends AluContract {

  @Test
  @Clause("alu.submit.1")
  void submittedFunctionRuns() {
    Place place = place();
    function(ConformanceFunctions.COUNT).submit(of(place));
    Eventually.holds(() -> assertThat(count(place)).isGreaterThanOrEqualTo(1), time());
  }

  @Test
  @Clause("alu.submit.2")
  void submitReturnsTheIdThatTheHandlerIsTold() {
    Place place = place();
    Invocation invocation = of(place).withIdempotencyKey("key");
    InvocationId id = function(ConformanceFunctions.CONTEXT).submit(invocation);
    ToldContext told = told(place);
    assertThat(told.id()).isEqualTo(id.value());
    assertThat(told.function()).isEqualTo(ConformanceFunctions.CONTEXT.value());
    assertThat(told.idempotencyKey()).isEqualTo("key key");
  }

  @Test
  @Clause("alu.submit.3")
  void submittedFunctionThatThrowsIsRepeated() {
    Place place = place().withFailures(1);
    function(ConformanceFunctions.COUNT).submit(of(place));
    Eventually.holdsAtLast(() -> assertThat(count(place)).isGreaterThanOrEqualTo(2), time());
  }

  @Test
  @Clause("alu.submit.4")
  void submitDoesNotWaitForTheHandler() {
    Place place = place();
    function(ConformanceFunctions.WAIT).submit(of(place));
    assertThat(count(place)).isZero();
    store().increment(place.key(), 1);
    Eventually.holds(() -> assertThat(count(place)).isGreaterThanOrEqualTo(2), time());
  }

  @Test
  @Clause("alu.submit.5")
  void submittedInputMayBeLargerThanTheVendorsLimit() {
    Place place = place();
    Bytes large = Bytes.utf8(place.bytes().toUtf8() + " " + "x".repeat(LARGE));
    function(ConformanceFunctions.COUNT).submit(Invocation.of(large));
    Eventually.holds(() -> assertThat(count(place)).isGreaterThanOrEqualTo(1), time());
  }

  @Test
  @Clause("alu.submit.6")
  void submittedInputAboveTheLargestIsRefusedBeforeAnyRequest() {
    RemoteFunction echo = function(ConformanceFunctions.ECHO);
    Invocation tooLarge = tooLarge();
    calls().clear();
    assertThatThrownBy(() -> echo.submit(tooLarge)).isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("alu.submit.7")
  void unknownFunctionIsNotFound() {
    RemoteFunction missing = missing();
    assertThatThrownBy(() -> missing.submit(of("lost")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            error -> {
              assertThat(error.context().operation()).isEqualTo("alu.submit");
              assertThat(error.context().resource()).isEqualTo(missing.name().value());
            });
  }

  private ToldContext told(Place place) {
    Eventually.holds(() -> assertThat(store().get(place.key())).isPresent(), time());
    Optional<Entry> kept = store().get(place.key());
    return ToldContext.parse(kept.orElseThrow().value());
  }
}
