package io.cloudhal.bus;

import java.util.List;

/** Handles records for {@link EventStream#consume}. Must be idempotent. */
@FunctionalInterface
public interface StreamHandler {

  /**
   * Handles records of one shard, in order; one call at a time a shard. A normal return moves the
   * checkpoint behind them; after an exception the same records come again.
   */
  void handle(ShardId shard, List<StreamEntry> entries) throws Exception;
}
