package io.cloudhal.aws;

import io.cloudhal.alu.AluCapabilities;
import java.time.Duration;

/**
 * The limits of Lambda, and what they leave for a payload.
 *
 * @param claims whether there is a bucket for what is too large for a request
 */
record LambdaLimits(boolean claims) implements AluCapabilities {

  /** The most bytes of an envelope in a request that waits, or in an answer. */
  // Source: Invoke, AWS Lambda API Reference, read 2026-11-24: 6 MB, of 1024 KB each.
  static final int WAITING_BYTES = LambdaPayload.envelopeBytes(6 << 20);

  /** The most bytes of an envelope in a request that does not wait. */
  // Source: Invoke, AWS Lambda API Reference, read 2026-11-24: 1 MB.
  static final int SUBMITTED_BYTES = LambdaPayload.envelopeBytes(1 << 20);

  /** How long a function may run. */
  // Source: Lambda quotas, AWS Lambda Developer Guide, read 2026-11-24.
  static final Duration LONGEST_RUN = Duration.ofMinutes(15);

  /** The portable bound; by way of storage any size would do that the heaps on both sides hold. */
  static final int CLAIMED_BYTES = 32 << 20;

  /** More than an envelope has beside its input: id, idempotency key, name and times. */
  private static final int HEAD_BYTES = 512;

  @Override
  public Duration maxWait() {
    return LONGEST_RUN;
  }

  @Override
  public long maxPayloadBytes() {
    return claims ? CLAIMED_BYTES : WAITING_BYTES - HEAD_BYTES;
  }

  /** What a submitted call takes; one that waits takes more. */
  @Override
  public int maxInlineBytes() {
    return SUBMITTED_BYTES - HEAD_BYTES;
  }
}
