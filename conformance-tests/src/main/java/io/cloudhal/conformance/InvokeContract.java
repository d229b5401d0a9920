package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationResult.Returned;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions that are called and waited for. */
abstract class InvokeContract extends AluContract {

  private static final long PORTABLE_PAYLOAD = 32L << 20;
  private static final int LARGEST_INLINE = 4 << 20;

  @Test
  @Clause("alu.invoke.1")
  void invokeReturnsWhatTheHandlerReturns() {
    assertThat(function(ConformanceFunctions.ECHO).invoke(of("hello")))
        .isEqualTo(new Returned(Bytes.utf8("hello")));
  }

  @Test
  @Clause("alu.invoke.2")
  void inputAndOutputMayBeEmpty() {
    assertThat(function(ConformanceFunctions.ECHO).invoke(Invocation.of(Bytes.empty())))
        .isEqualTo(new Returned(Bytes.empty()));
  }

  @Test
  @Clause("alu.invoke.3")
  void inputAndOutputMayHaveAnyBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (255 - i);
    }
    roundTrip(Bytes.wrap(all));
  }

  @Test
  @Clause("alu.invoke.4")
  void inputAndOutputMayBeLargerThanTheVendorsLimit() {
    roundTrip(bytes(LARGE));
  }

  @Test
  @Clause("alu.invoke.5")
  void inputsAroundTheLargestInlineOneComeBack() {
    int inline = Math.min(computer().alu().capabilities().maxInlineBytes(), LARGEST_INLINE);
    roundTrip(bytes(inline - 1));
    roundTrip(bytes(inline));
    roundTrip(bytes(inline + 1));
  }

  @Test
  @Clause("alu.invoke.6")
  void largestPayloadIsAtLeastThePortableBound() {
    assertThat(computer().alu().capabilities().maxPayloadBytes())
        .isGreaterThanOrEqualTo(PORTABLE_PAYLOAD);
  }

  @Test
  @Clause("alu.invoke.7")
  void inputAboveTheLargestIsRefusedBeforeAnyRequest() {
    RemoteFunction echo = function(ConformanceFunctions.ECHO);
    Invocation tooLarge = tooLarge();
    calls().clear();
    assertThatThrownBy(() -> echo.invoke(tooLarge)).isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("alu.invoke.8")
  void invokeCallsTheFunctionOnce() {
    Place place = place();
    RemoteFunction count = function(ConformanceFunctions.COUNT);
    for (int calls = 1; calls <= 3; calls++) {
      assertThat(count.invoke(of(place)).output()).isEqualTo(Bytes.utf8(Integer.toString(calls)));
      assertThat(count(place)).isEqualTo(calls);
    }
  }

  @Test
  @Clause("alu.invoke.9")
  void invocationsAtTheSameTimeDoNotMix() {
    RemoteFunction echo = function(ConformanceFunctions.ECHO);
    List<List<String>> outputs =
        Concurrently.race(
            6,
            racer ->
                IntStream.range(0, 10)
                    .mapToObj(i -> echo.invoke(of(racer + "-" + i)).output().toUtf8())
                    .toList());
    for (int racer = 0; racer < 6; racer++) {
      String prefix = racer + "-";
      assertThat(outputs.get(racer))
          .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> prefix + i).toList());
    }
  }

  @Test
  @Clause("alu.invoke.10")
  void unknownFunctionIsNotFound() {
    RemoteFunction missing = missing();
    assertThatThrownBy(() -> missing.invoke(of("lost")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            error -> {
              assertThat(error.context().operation()).isEqualTo("alu.invoke");
              assertThat(error.context().resource()).isEqualTo(missing.name().value());
            });
  }

  private void roundTrip(Bytes payload) {
    Bytes output = function(ConformanceFunctions.ECHO).invoke(Invocation.of(payload)).output();
    assertThat(output.equals(payload)).as("output equals input").isTrue();
  }
}
