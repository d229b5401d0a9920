package io.cloudhal.alu;

import java.time.Duration;

/** Limits of an {@link Alu}; constant for its life. */
public interface AluCapabilities {

  /** Returns the longest timeout of {@link RemoteFunction#invoke}, at least 200 s. */
  Duration maxWait();

  /** Returns the largest input and output in bytes, at least 32 MiB. */
  long maxPayloadBytes();

  /**
   * Returns the largest input in bytes that travels in the request itself, whether the caller waits
   * or not; a larger one may go by way of storage, which costs a request more.
   */
  int maxInlineBytes();
}
