package io.cloudhal.aws;

import io.cloudhal.alu.AluCapabilities;
import java.time.Duration;

/** The limits of Lambda, and what they leave for a payload. */
enum LambdaLimits implements AluCapabilities {
  INSTANCE;

  // Source: Invoke, AWS Lambda API Reference, read 2026-11-24. A megabyte there has 1024 KB.
  private static final int MAX_WAITING_JSON = 6 << 20;
  private static final int MAX_SUBMITTED_JSON = 1 << 20;

  // Source: Lambda quotas, AWS Lambda Developer Guide, read 2026-11-24.
  private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

  /** The portable bound; by way of storage any size would do that both heaps can hold. */
  private static final int MAX_PAYLOAD = 32 << 20;

  /** More than what an envelope has beside the body: id, idempotency key, name and times. */
  private static final int MAX_HEAD = 512;

  /** The most bytes of an envelope that fit into a request which waits, or into an answer. */
  static final int MAX_WAITING_ENVELOPE = LambdaPayload.envelopeBytes(MAX_WAITING_JSON);

  /** The most bytes of an envelope that fit into a request which does not wait. */
  static final int MAX_SUBMITTED_ENVELOPE = LambdaPayload.envelopeBytes(MAX_SUBMITTED_JSON);

  @Override
  public Duration maxWait() {
    return MAX_TIMEOUT;
  }

  @Override
  public long maxPayloadBytes() {
    return MAX_PAYLOAD;
  }

  @Override
  public int maxInlineBytes() {
    return MAX_WAITING_ENVELOPE - MAX_HEAD;
  }
}
