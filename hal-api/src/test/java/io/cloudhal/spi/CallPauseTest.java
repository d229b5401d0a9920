package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.ProviderId;
import io.cloudhal.error.CancelledException;
import io.cloudhal.observe.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallPauseTest {

  private static final Duration WAIT = Duration.ofMillis(20);

  @Test
  void pauseWithinTheDeadlineIsWaitedOut() {
    long start = System.nanoTime();
    assertThat(call(Duration.ofMinutes(1)).pause(WAIT, false)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(WAIT);
  }

  @Test
  void pauseBeyondTheDeadlineIsNotBegun() {
    Duration hour = Duration.ofHours(1);
    assertThat(call(hour).pause(hour, false)).isFalse();
    assertThat(call(Duration.ZERO).pause(WAIT, false)).isFalse();
  }

  @Test
  void interruptedPauseIsCancelledAndTheFlagStaysSet() {
    Call call = call(Duration.ofHours(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> call.pause(Duration.ofMinutes(1), true))
        .isInstanceOfSatisfying(
            CancelledException.class,
            cancelled -> assertThat(cancelled.mayHaveTakenEffect()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Call call(Duration timeout) {
    return Call.unobserved(new Operation(new ProviderId("test"), "test.pause", "it"), timeout);
  }
}
