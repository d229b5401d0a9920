package io.cloudhal.alu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AluValuesTest {

  @Test
  void anInvocationKeepsWhatWasSetBefore() {
    Invocation plain = Invocation.of(Bytes.utf8("input"));
    assertThat(plain.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plain.idempotencyKey()).isEmpty();
    Invocation invocation = plain.withIdempotencyKey("key").withTimeout(Duration.ofMinutes(60));
    assertThat(invocation.input()).isEqualTo(Bytes.utf8("input"));
    assertThat(invocation.idempotencyKey()).contains("key");
    assertThat(invocation.timeout()).isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void anInvocationHasItsLimits() {
    Invocation invocation = Invocation.of(Bytes.empty());
    assertThat(invocation.withTimeout(Duration.ofMillis(1)).timeout().toMillis()).isEqualTo(1);
    for (Duration bad : List.of(Duration.ZERO, Duration.ofMillis(3_600_001))) {
      assertThatThrownBy(() -> invocation.withTimeout(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("timeout must be PT0.001S to PT1H");
    }
    assertThat(invocation.withIdempotencyKey("~".repeat(128)).idempotencyKey()).isPresent();
    for (String bad : List.of("", "~".repeat(129), "ä")) {
      assertThatThrownBy(() -> invocation.withIdempotencyKey(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("idempotency key must");
    }
  }

  @Test
  void aFaultHasTypeAndMessageOfWhatWasThrown() {
    InvocationResult.Faulted fault = InvocationResult.Faulted.of(new IllegalStateException("no"));
    assertThat(fault)
        .isEqualTo(new InvocationResult.Faulted("java.lang.IllegalStateException", "no"));
    assertThat(InvocationResult.Faulted.of(new IllegalStateException()).message()).isEmpty();
    assertThatThrownBy(fault::output)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.lang.IllegalStateException")
        .hasMessageContaining("no");
  }

  @Test
  void theMessageOfAFaultIsCutTo1024CharactersAndNotWithinOne() {
    assertThat(message("m".repeat(1024))).hasSize(1024);
    assertThat(message("m".repeat(1025))).hasSize(1024);
    assertThat(message("m".repeat(1023) + "😀")).isEqualTo("m".repeat(1023));
    assertThat(message("m".repeat(1022) + "😀m")).isEqualTo("m".repeat(1022) + "😀");
  }

  private static String message(String message) {
    return new InvocationResult.Faulted("Type", message).message();
  }

  @Test
  void aResultHasTheOutput() {
    InvocationResult result = new InvocationResult.Returned(Bytes.utf8("out"));
    assertThat(result.output()).isEqualTo(Bytes.utf8("out"));
  }
}
