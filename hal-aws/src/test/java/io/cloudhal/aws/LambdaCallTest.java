package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.AluCapabilities;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.spi.MessageEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaCallTest {

  private static final Instant SENT = Instant.parse("2026-11-24T10:00:00Z");
  private static final Bytes INPUT = Bytes.utf8("input");

  @Test
  void callComesBackFromItsEnvelope() {
    LambdaCall awaited = call(Optional.of("the key"), Optional.of(SENT));
    LambdaCall submitted = call(Optional.empty(), Optional.empty());
    assertThat(LambdaCall.from(awaited.envelope(INPUT))).isEqualTo(awaited);
    assertThat(LambdaCall.from(submitted.envelope(INPUT))).isEqualTo(submitted);
    assertThat(awaited.isAwaited()).isTrue();
    assertThat(submitted.isAwaited()).isFalse();
  }

  @Test
  void longestHeadLeavesRoomForTheLargestInlineInput() {
    LambdaCall longest =
        new LambdaCall(
            new FunctionName("f".repeat(40)),
            new InvocationId("i".repeat(36)),
            Optional.of("k".repeat(128)),
            LambdaLimits.LONGEST_RUN,
            Optional.of(SENT));
    AluCapabilities limits = new LambdaLimits(false);
    Bytes submitted = Bytes.wrap(new byte[limits.maxInlineBytes()]);
    Bytes awaited = Bytes.wrap(new byte[Math.toIntExact(limits.maxPayloadBytes())]);
    assertThat(longest.envelope(submitted).encodedBytes())
        .isLessThanOrEqualTo(LambdaLimits.SUBMITTED_BYTES);
    assertThat(longest.envelope(awaited).encodedBytes())
        .isLessThanOrEqualTo(LambdaLimits.WAITING_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"function", "id", "timeout"})
  void callWithoutOneOfItsPartsIsRefused(String part) {
    MessageEnvelope whole = call(Optional.empty(), Optional.empty()).envelope(INPUT);
    Map<String, String> attributes = new HashMap<>(whole.attributes());
    attributes.remove(part);
    MessageEnvelope less = MessageEnvelope.of(attributes, INPUT);
    assertThatThrownBy(() -> Calls.call(() -> LambdaCall.from(less)))
        .isInstanceOf(CorruptDataException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "4, 26", "30, 0", "31, 30", "-1, 30", "100000, 30"})
  void timeOnTheWayCountsWhereBothClocksCanBeRight(int secondsOnTheWay, int secondsLeft) {
    LambdaCall call = call(Optional.empty(), Optional.of(SENT));
    assertThat(call.left(SENT.plusSeconds(secondsOnTheWay)))
        .isEqualTo(Duration.ofSeconds(secondsLeft));
  }

  @Test
  void submittedCallHasItsWholeTimeoutWheneverItBegins() {
    LambdaCall call = call(Optional.empty(), Optional.empty());
    assertThat(call.left(SENT.plusSeconds(4))).isEqualTo(Duration.ofSeconds(30));
  }

  private static LambdaCall call(Optional<String> key, Optional<Instant> sentAt) {
    return new LambdaCall(
        new FunctionName("resize"), new InvocationId("7"), key, Duration.ofSeconds(30), sentAt);
  }
}
