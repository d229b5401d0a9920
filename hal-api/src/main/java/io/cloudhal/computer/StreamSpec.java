package io.cloudhal.computer;

import io.cloudhal.bus.StreamName;
import io.cloudhal.internal.Checks;
import java.util.Objects;

/**
 * An event stream to provision.
 *
 * @param name its name
 * @param shards how many shards it begins with, 1 to 100
 */
public record StreamSpec(StreamName name, int shards) {
  public StreamSpec {
    Objects.requireNonNull(name);
    Checks.range("number of shards", shards, 1, 100);
  }

  /** Returns a stream with {@code shards} shards, 1 to 100. */
  public static StreamSpec of(StreamName name, int shards) {
    return new StreamSpec(name, shards);
  }
}
