package io.cloudhal.spi;

import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.error.ErrorContext;
import java.util.UUID;

/**
 * Handles the records of a stream in the background, together with the other consumers that have
 * the same checkpoints. One thread takes part in sharing the shards out, each shard held has a
 * thread that reads and handles, two extend leases.
 */
final class StreamConsumer {

  private static final int KEEPERS = 2;

  private StreamConsumer() {}

  /** Starts consuming; to be called within a {@link Call}. */
  static Consumption start(
      EventStream source, TimeSource time, StreamHandler handler, StreamConsumeOptions options) {
    ErrorContext context = Call.current().context();
    String owner = UUID.randomUUID().toString();
    Background background = new Background(time, options.threads(), context);
    ShardLeases leases =
        new ShardLeases(options.checkpoints(), owner, time, options.lease(), context, background);
    ShardSharing sharing =
        new ShardSharing(
            source,
            leases,
            time,
            options.lease().dividedBy(4),
            background,
            (shard, lease) ->
                new ShardReader(source, shard, lease, leases, handler, options, background));
    for (int i = 0; i < KEEPERS; i++) {
      background.start(leases::keep);
    }
    background.start(sharing::run);
    return background;
  }
}
