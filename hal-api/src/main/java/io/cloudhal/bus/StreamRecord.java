package io.cloudhal.bus;

import io.cloudhal.Bytes;
import io.cloudhal.internal.Checks;
import java.util.Objects;

/**
 * A record of a stream.
 *
 * @param key decides the shard, so that records of one key keep their order; 1 to 128 printable
 *     ASCII characters
 * @param data any bytes, also none; at most {@link BusCapabilities#maxBodyBytes}
 */
public record StreamRecord(String key, Bytes data) {
  public StreamRecord {
    Checks.printableAscii("record key", key, 1, 128);
    Objects.requireNonNull(data);
  }
}
