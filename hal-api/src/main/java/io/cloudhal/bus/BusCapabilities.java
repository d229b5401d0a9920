package io.cloudhal.bus;

import java.time.Duration;
import java.util.Set;

/** Features and limits of a {@link Bus}; constant for its life. */
public interface BusCapabilities {

  /** Returns the optional features that this device offers. */
  Set<BusFeature> features();

  /** Returns the largest message body or stream record in bytes, at least 64 MiB. */
  long maxBodyBytes();

  /**
   * Returns the largest body in bytes that travels in the message itself wherever it is sent; a
   * larger one may go by way of storage, which costs a request more.
   */
  int maxInlineBytes();

  /** Returns the longest delay of a message; zero without {@link BusFeature#DELAY}. */
  Duration maxDelay();

  /** Returns whether {@link MessageSource#backlog} gives a number. */
  boolean reportsBacklog();
}
