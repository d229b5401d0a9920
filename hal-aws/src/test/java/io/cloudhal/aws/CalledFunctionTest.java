package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionHandler;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.InvocationId;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.error.LimitExceededException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CalledFunctionTest {

  private static final Duration LEFT = Duration.ofSeconds(20);
  private static final Bytes INPUT = Bytes.utf8("input");

  @Test
  void answerHasTheOutput() {
    assertThat(output(answer((input, context) -> input, awaited()))).isEqualTo(INPUT);
  }

  @Test
  void nobodyIsSentTheOutputOfASubmittedCall() {
    assertThat(output(answer((input, context) -> input, submitted()))).isEqualTo(Bytes.empty());
  }

  @Test
  void handlerHasTheShorterOfLambdasTimeAndTheCallers() {
    FunctionHandler told = (input, context) -> Bytes.utf8(context.remaining().toString());
    assertThat(remaining(answer(told, awaited()))).isBetween(LEFT.minusSeconds(10), LEFT);
    LambdaCall hasty = call(Duration.ofSeconds(5), Optional.of(Instant.now()));
    assertThat(remaining(answer(told, hasty))).isBetween(Duration.ZERO, Duration.ofSeconds(5));
  }

  @Test
  void whateverTheHandlerThrowsIsItsFault() {
    assertFault(thrower(new Exception("checked")), Exception.class);
    assertFault(thrower(new AssertionError("error")), AssertionError.class);
    assertFault(thrower(new StackOverflowError()), StackOverflowError.class);
  }

  @Test
  void virtualMachineThatFailsIsNobodysFault() {
    OutOfMemoryError failure = new OutOfMemoryError("for the test");
    assertThatThrownBy(() -> answer(thrower(failure), awaited())).isSameAs(failure);
  }

  @Test
  @SuppressWarnings("NullAway") // what handlers written without it may do
  void outputThatCannotBeCarriedIsAFaultOfTheHandler() {
    assertFault((input, context) -> null, NullPointerException.class);
    assertFault(returning(LambdaLimits.CLAIMED_BYTES + 1), IllegalStateException.class);
  }

  @Test
  void outputTooLargeForAnAnswerIsAFaultWithoutASpillBucket() {
    assertFault(returning(LambdaLimits.WAITING_BYTES), LimitExceededException.class);
  }

  @Test
  void payloadThatIsNoCallIsRefusedBeforeTheHandlerRuns() {
    CalledFunction function = new CalledFunction(thrower(new AssertionError()), Optional.empty());
    ByteBuffer event = Bytes.utf8("{\"Records\":[]}").asByteBuffer();
    assertThatThrownBy(() -> Calls.call(() -> function.answer(event, LEFT)))
        .isInstanceOf(CorruptDataException.class);
  }

  private static void assertFault(FunctionHandler handler, Class<? extends Throwable> type) {
    assertThatThrownBy(() -> answer(handler, awaited()))
        .isInstanceOf(HandlerFault.class)
        .hasCauseInstanceOf(type);
  }

  private static byte[] answer(FunctionHandler handler, LambdaCall call) {
    CalledFunction function = new CalledFunction(handler, Optional.empty());
    ByteBuffer payload = ByteBuffer.wrap(LambdaPayload.encode(call.envelope(INPUT)));
    return Calls.call(() -> function.answer(payload, LEFT));
  }

  private static Bytes output(byte[] answer) {
    return Calls.call(() -> LambdaPayload.decode(ByteBuffer.wrap(answer)).body(Optional.empty()));
  }

  private static Duration remaining(byte[] answer) {
    return Duration.parse(output(answer).toUtf8());
  }

  private static FunctionHandler returning(long size) {
    return (input, context) -> Bytes.wrap(new byte[Math.toIntExact(size)]);
  }

  private static FunctionHandler thrower(Throwable thrown) {
    return (input, context) -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    };
  }

  private static LambdaCall awaited() {
    return call(Duration.ofSeconds(30), Optional.of(Instant.now()));
  }

  private static LambdaCall submitted() {
    return call(Duration.ofSeconds(30), Optional.empty());
  }

  private static LambdaCall call(Duration timeout, Optional<Instant> sentAt) {
    return new LambdaCall(
        new FunctionName("resize"), new InvocationId("7"), Optional.empty(), timeout, sentAt);
  }
}
