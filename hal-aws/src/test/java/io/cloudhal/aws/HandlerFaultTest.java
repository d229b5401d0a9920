package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.alu.InvocationResult.Faulted;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerFaultTest {

  private static final String TYPE = IllegalStateException.class.getName();

  @Property
  void faultIsFoundInTheErrorAroundIt(@ForAll String text) {
    IllegalStateException thrown = new IllegalStateException(text);
    String wire = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(HandlerFault.in(error(HandlerFault.of(thrown))))
        .isEqualTo(Optional.of(new Faulted(TYPE, wire)));
  }

  @Test
  void faultWithoutMessageHasAnEmptyOne() {
    assertThat(HandlerFault.in(error(HandlerFault.of(new IllegalStateException()))))
        .isEqualTo(Optional.of(new Faulted(TYPE, "")));
  }

  @Test
  void logsHaveTheTypeInPlainTextAndTheExceptionItself() {
    IllegalStateException thrown = new IllegalStateException("why");
    assertThat(HandlerFault.of(thrown)).hasMessageStartingWith(TYPE + " ").hasCause(thrown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"errorMessage\":\"Task timed out after 3.00 seconds\"}",
        "{\"errorMessage\":\"[hal-fault ]\",\"errorType\":\"Runtime.ExitError\"}"
      })
  void errorWithoutAMarkIsNoFault(String error) {
    assertThat(HandlerFault.in(error)).isEmpty();
  }

  /** Returns the error as AWS's runtime client writes it. */
  private static String error(HandlerFault fault) {
    return "{\"errorMessage\":\""
        + fault.getMessage()
        + "\",\"errorType\":\""
        + fault.getClass().getName()
        + "\",\"stackTrace\":[]}";
  }
}
