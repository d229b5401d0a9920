package io.cloudhal.bus;

import java.time.Duration;
import java.util.List;

/**
 * A log of records in shards, kept for 7 days, read by position and by any number of readers.
 * Thread-safe; every method blocks, and may throw any {@link io.cloudhal.error.HalException}; a
 * stream that does not exist is a {@code NotFoundException}.
 *
 * <p>Records of one key are in one shard in the order in which their appends returned. A record is
 * never lost once {@code append} has returned; it may be there twice after a failure.
 */
public interface EventStream {

  /** Returns the name. */
  StreamName name();

  /**
   * Appends records, not atomically. Records of one key keep their order, and none is appended
   * after one of its key has failed.
   *
   * @param records any number
   * @return one result a record, in order
   */
  List<AppendResult> append(List<StreamRecord> records);

  /** Returns the shards that can be read, closed ones too; parents before children. */
  List<Shard> shards();

  /**
   * Reads records of a shard in order.
   *
   * @param from where; a sequence that has expired reads on from the earliest record
   * @param max the most records, 1 to 1,000
   * @param maxWait how long to wait for a first record, 0 to 20 s
   */
  StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait);

  /**
   * Handles records in the background until the returned consumption, or the bus, is closed. Shards
   * are shared evenly among the consumers with the same checkpoints, by leases; each resumes behind
   * the last record that was handled. A shard is begun when its parents are finished.
   */
  Consumption consume(StreamHandler handler, StreamConsumeOptions options);
}
