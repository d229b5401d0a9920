package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  @Test
  void waitsDoubleUpToHalfAMinuteAndVaryInTheUpperHalf() {
    Backoff backoff = new Backoff();
    for (long bound :
        new long[] {100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000}) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(bound / 2), Duration.ofMillis(bound));
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }
}
