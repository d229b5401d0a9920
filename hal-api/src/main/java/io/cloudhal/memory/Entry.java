package io.cloudhal.memory;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry as it was read.
 *
 * @param key its key
 * @param value its value
 * @param version the state that was read, unique per write
 * @param expiresAt when it turns absent, in whole seconds; empty if never
 */
public record Entry(EntryKey key, Bytes value, Version version, Optional<Instant> expiresAt) {
  public Entry {
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
    Objects.requireNonNull(version);
    Objects.requireNonNull(expiresAt);
  }
}
