package io.cloudhal.bus;

import java.util.Objects;
import java.util.Set;

/**
 * One ordered part of a stream.
 *
 * @param id its id
 * @param parents the shards that it continues, to be read before it; those that have expired are
 *     left out
 * @param open whether records are still appended to it
 */
public record Shard(ShardId id, Set<ShardId> parents, boolean open) {
  public Shard {
    Objects.requireNonNull(id);
    parents = Set.copyOf(parents);
  }
}
