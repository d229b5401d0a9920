package io.cloudhal.bus;

import io.cloudhal.internal.Checks;
import java.time.Instant;
import java.util.Objects;

/**
 * A record at its place in a stream.
 *
 * @param shard the shard
 * @param sequence its place in the shard: 1 to 128 printable ASCII characters, opaque, unique in
 *     the shard
 * @param record the record
 * @param appendedAt when it was appended, by the provider's clock
 */
public record StreamEntry(ShardId shard, String sequence, StreamRecord record, Instant appendedAt) {
  public StreamEntry {
    Objects.requireNonNull(shard);
    Checks.printableAscii("sequence", sequence, 1, 128);
    Objects.requireNonNull(record);
    Objects.requireNonNull(appendedAt);
  }
}
