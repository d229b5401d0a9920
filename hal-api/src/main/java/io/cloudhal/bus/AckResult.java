package io.cloudhal.bus;

import io.cloudhal.error.HalException;
import java.util.Objects;

/** What became of one acknowledgement. */
public sealed interface AckResult {

  /**
   * The message will not be delivered again under this lease. No proof that nobody else had it:
   * delivery is at least once.
   */
  record Acknowledged() implements AckResult {}

  /** The lease had ended, so that the message may be delivered again. */
  record LeaseLost() implements AckResult {}

  /**
   * The acknowledgement failed; the message may be delivered again.
   *
   * @param error why
   */
  record Failed(HalException error) implements AckResult {
    public Failed {
      Objects.requireNonNull(error);
    }
  }
}
