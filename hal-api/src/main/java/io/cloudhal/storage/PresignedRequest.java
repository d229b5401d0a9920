package io.cloudhal.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A request that anybody who holds it may send: treat it as a secret until it expires.
 *
 * @param method the HTTP method
 * @param uri where to send it
 * @param headers the headers that must be sent with it, exactly so
 * @param expiresAt when the provider begins to refuse it
 */
public record PresignedRequest(
    PresignRequest.Method method, URI uri, Map<String, String> headers, Instant expiresAt) {
  public PresignedRequest {
    Objects.requireNonNull(method);
    Objects.requireNonNull(uri);
    headers = Map.copyOf(headers);
    Objects.requireNonNull(expiresAt);
  }

  /** Returns method, host and expiry only: the rest is a secret. */
  @Override
  public String toString() {
    return "PresignedRequest[" + method + " " + uri.getHost() + ", expiresAt=" + expiresAt + "]";
  }
}
