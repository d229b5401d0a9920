package io.cloudhal.inmemory;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it is kept in a file, beside its key.
 *
 * @param value the value
 * @param version the version
 * @param expiresAt when it turns absent, in whole seconds
 */
record StoredValue(Bytes value, Version version, Optional<Instant> expiresAt) {

  static StoredValue of(Entry entry) {
    return new StoredValue(entry.value(), entry.version(), entry.expiresAt());
  }

  Entry entry(EntryKey key) {
    return new Entry(key, value, version, expiresAt);
  }
}
