package io.cloudhal.testservers;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that came to a {@link FaultProxy}, without its body.
 *
 * @param method such as {@code PUT}
 * @param target path and query, such as {@code /bucket/key?uploads}
 * @param headers the headers; names in any case
 */
public record ProxiedRequest(String method, String target, Map<String, String> headers) {
  public ProxiedRequest {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** Returns a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
