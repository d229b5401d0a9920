package io.cloudhal.inmemory;

import io.cloudhal.alu.AluCapabilities;
import java.time.Duration;

/** The limits of the ALU: the portable bounds, so that what works here works elsewhere. */
enum InMemoryAluLimits implements AluCapabilities {
  INSTANCE;

  @Override
  public Duration maxWait() {
    return Duration.ofSeconds(200);
  }

  @Override
  public long maxPayloadBytes() {
    return 32 << 20;
  }

  @Override
  public int maxInlineBytes() {
    return 32 << 20;
  }
}
