package io.cloudhal.observe;

import io.cloudhal.internal.Checks;

/**
 * What a call cost.
 *
 * @param requests requests sent to the backend, retries included; 0 if the call was refused before
 *     any I/O
 * @param bytesSent payload bytes given to the backend by this call; headers and framing not counted
 * @param bytesReceived payload bytes taken from the backend by this call
 * @param skippedKeys blob keys outside the portable bounds that a listing left out
 */
public record Cost(long requests, long bytesSent, long bytesReceived, long skippedKeys) {

  private static final Cost NOTHING = new Cost(0, 0, 0, 0);

  public Cost {
    Checks.notNegative("requests", requests);
    Checks.notNegative("bytes sent", bytesSent);
    Checks.notNegative("bytes received", bytesReceived);
    Checks.notNegative("skipped keys", skippedKeys);
  }

  /** Returns the cost of a call that did no I/O. */
  public static Cost nothing() {
    return NOTHING;
  }

  /** Returns the sum of this and {@code other}. */
  public Cost plus(Cost other) {
    return new Cost(
        requests + other.requests,
        bytesSent + other.bytesSent,
        bytesReceived + other.bytesReceived,
        skippedKeys + other.skippedKeys);
  }
}
