package io.cloudhal.inmemory.mutants;

import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.inmemory.Mutant;
import java.time.Duration;

/** Buses that are wrong in streams. */
final class StreamMutants {

  private StreamMutants() {}

  /** A read that begins at the latest position reads all. */
  @Fails(value = "bus.read.2", sometimes = "bus.streamconsume.5")
  static final class LatestIsTheEarliest extends Mutant {
    @Override
    protected EventStream stream(EventStream stream) {
      return new ForwardingStream(stream) {
        @Override
        public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
          boolean latest = from instanceof StreamPosition.Latest;
          return right.read(shard, latest ? StreamPosition.earliest() : from, max, maxWait);
        }
      };
    }
  }

  /** A read at a record begins behind it. */
  @Fails(
      value = {"bus.append.1", "bus.append.5", "bus.read.11", "bus.read.4", "bus.read.6"},
      sometimes = {"bus.streamconsume.2", "bus.streamconsume.3", "bus.streamconsume.7"})
  static final class ReadAtARecordSkipsIt extends Mutant {
    @Override
    protected EventStream stream(EventStream stream) {
      return new ForwardingStream(stream) {
        @Override
        public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
          return right.read(
              shard,
              from instanceof StreamPosition.At at ? StreamPosition.after(at.sequence()) : from,
              max,
              maxWait);
        }
      };
    }
  }
}
