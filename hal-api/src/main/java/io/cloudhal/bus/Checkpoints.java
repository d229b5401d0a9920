package io.cloudhal.bus;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a group of consumers has read a stream, and which of them reads which shard. Kept outside
 * the stream, so that it survives the consumers; {@code io.cloudhal.computer.StoredCheckpoints}
 * keeps it in a key/value store. Thread-safe.
 *
 * <p>A lease is exclusive until it ends; progress can be saved only by its holder, so that a
 * consumer that was cut off cannot move a checkpoint back.
 */
public interface Checkpoints {

  /**
   * How far a shard was read.
   *
   * @param position where to read on
   * @param finished whether the shard was closed and read to its end
   */
  record Progress(StreamPosition position, boolean finished) {
    public Progress {
      Objects.requireNonNull(position);
    }
  }

  /** The right to read one shard. Immutable: renewing and saving give another one. */
  interface Lease {

    /** Returns the shard. */
    ShardId shard();

    /** Returns who holds it. */
    String owner();

    /** Returns how far the shard was read when the lease was taken; empty if never. */
    Optional<Progress> progress();
  }

  /** Returns how far the shards were read; those never read are left out. */
  Map<ShardId, Progress> progress(Collection<ShardId> shards);

  /** Returns who holds a lease on each of the shards; those without one are left out. */
  Map<ShardId, String> owners(Collection<ShardId> shards);

  /**
   * Takes the lease on a shard if nobody holds it.
   *
   * @param owner 1 to 128 printable ASCII characters, unique for each consumer
   * @param lease how long, 10 to 600 s
   */
  Optional<Lease> acquire(ShardId shard, String owner, Duration lease);

  /**
   * Makes the lease end {@code duration} from now.
   *
   * @return the lease to use from here on; empty if somebody else took it
   */
  Optional<Lease> renew(Lease lease, Duration duration);

  /**
   * Saves progress, together with a check that the lease is still held.
   *
   * @return the lease to use from here on; empty if somebody else took it, then nothing was saved
   */
  Optional<Lease> save(Lease lease, Progress progress);

  /** Gives the lease up; does nothing if it is lost. */
  void release(Lease lease);
}
