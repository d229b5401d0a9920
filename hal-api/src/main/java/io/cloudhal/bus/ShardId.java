package io.cloudhal.bus;

import io.cloudhal.internal.Checks;

/**
 * Id of a shard within its stream.
 *
 * @param value 1 to 128 printable ASCII characters
 */
public record ShardId(String value) {
  public ShardId {
    Checks.printableAscii("shard id", value, 1, 128);
  }

  @Override
  public String toString() {
    return value;
  }
}
