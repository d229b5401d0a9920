package io.cloudhal.aws;

import io.cloudhal.bus.ShardId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Shards as Kinesis lists them, made ours. */
final class KinesisShards {

  private KinesisShards() {}

  /** Returns the shards in the order of their ids, which are numbers that rise with time. */
  static List<io.cloudhal.bus.Shard> of(List<ListShardsResponse> pages) {
    List<Shard> listed = pages.stream().flatMap(page -> page.shards().stream()).toList();
    Set<String> ids = listed.stream().map(Shard::shardId).collect(Collectors.toSet());
    return listed.stream()
        .sorted(Comparator.comparing(Shard::shardId))
        .map(shard -> shard(shard, ids))
        .toList();
  }

  private static io.cloudhal.bus.Shard shard(Shard shard, Set<String> listed) {
    Set<ShardId> parents =
        Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
            .filter(parent -> parent != null && listed.contains(parent))
            .map(ShardId::new)
            .collect(Collectors.toSet());
    boolean open = shard.sequenceNumberRange().endingSequenceNumber() == null;
    return new io.cloudhal.bus.Shard(new ShardId(shard.shardId()), parents, open);
  }
}
