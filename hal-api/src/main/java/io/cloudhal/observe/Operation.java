package io.cloudhal.observe;

import io.cloudhal.ProviderId;
import java.util.Objects;

/**
 * A call that was started.
 *
 * @param provider the provider that runs it
 * @param name area and method, such as {@code memory.getAll}
 * @param resource the bucket, store, queue, topic, subscription, stream or function; never a key
 */
public record Operation(ProviderId provider, String name, String resource) {
  public Operation {
    Objects.requireNonNull(provider);
    Objects.requireNonNull(name);
    Objects.requireNonNull(resource);
  }
}
