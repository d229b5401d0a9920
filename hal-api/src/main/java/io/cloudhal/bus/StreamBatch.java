package io.cloudhal.bus;

import java.util.List;
import java.util.Objects;

/**
 * What a read of a shard found.
 *
 * @param entries records in order; may be few or none
 * @param next where to read on; never skips a record, whatever was appended meanwhile
 * @param atEnd whether the shard is closed and all of it has been read
 */
public record StreamBatch(List<StreamEntry> entries, StreamPosition next, boolean atEnd) {
  public StreamBatch {
    entries = List.copyOf(entries);
    Objects.requireNonNull(next);
  }
}
