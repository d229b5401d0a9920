package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import java.time.Duration;
import java.util.List;

/** A stream that does what another one does. */
abstract class ForwardingStream implements EventStream {

  final EventStream right;

  ForwardingStream(EventStream right) {
    this.right = right;
  }

  @Override
  public StreamName name() {
    return right.name();
  }

  @Override
  public List<AppendResult> append(List<StreamRecord> records) {
    return right.append(records);
  }

  @Override
  public List<Shard> shards() {
    return right.shards();
  }

  @Override
  public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
    return right.read(shard, from, max, maxWait);
  }

  @Override
  public Consumption consume(StreamHandler handler, StreamConsumeOptions options) {
    return right.consume(handler, options);
  }
}
