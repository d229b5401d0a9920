package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a handler is told of its invocation. */
abstract class HandlerContextContract extends AluContract {

  private static final Invocation PLAIN = Invocation.of(Bytes.empty());

  @Test
  @Clause("alu.context.1")
  void handlerIsToldTheNameOfTheFunction() {
    assertThat(told(PLAIN).function()).isEqualTo(ConformanceFunctions.CONTEXT.value());
  }

  @Test
  @Clause("alu.context.2")
  void everyInvocationHasAnIdOfItsOwn() {
    assertThat(told(PLAIN).id()).isNotEmpty().isNotEqualTo(told(PLAIN).id());
  }

  @Test
  @Clause("alu.context.3")
  void handlerIsToldTheIdempotencyKey() {
    String key = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "k".repeat(95);
    assertThat(told(PLAIN.withIdempotencyKey(key)).idempotencyKey()).isEqualTo("key " + key);
  }

  @Test
  @Clause("alu.context.4")
  void invocationWithoutIdempotencyKeyComesWithout() {
    assertThat(told(PLAIN).idempotencyKey()).isEqualTo("none");
  }

  @Test
  @Clause("alu.context.5")
  void idempotencyKeyIsNotEnforced() {
    Place place = place();
    RemoteFunction count = function(ConformanceFunctions.COUNT);
    Invocation keyed = of(place).withIdempotencyKey("same");
    assertThat(count.invoke(keyed).output()).isEqualTo(Bytes.utf8("1"));
    assertThat(count.invoke(keyed).output()).isEqualTo(Bytes.utf8("2"));
  }

  @Test
  @Clause("alu.context.6")
  void handlerIsToldTheTimeThatIsLeft() {
    Duration timeout = Duration.ofSeconds(100);
    assertThat(told(PLAIN.withTimeout(timeout)).remaining())
        .isBetween(timeout.dividedBy(2), timeout);
  }

  private ToldContext told(Invocation invocation) {
    return ToldContext.parse(function(ConformanceFunctions.CONTEXT).invoke(invocation).output());
  }
}
