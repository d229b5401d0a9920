package io.cloudhal.spi;

import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Checkpoints.Lease;
import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.ShardId;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The leases that one consumer holds on shards, extended while it holds them. Thread-safe. */
final class ShardLeases {

  private final Checkpoints checkpoints;
  private final String owner;
  private final TimeSource time;
  private final Duration length;
  private final ErrorContext context;
  private final LeaseKeeper<Lease> keeper;

  /** Creates the leases of {@code owner}, who has none yet; a lasting failure ends it all. */
  ShardLeases(
      Checkpoints checkpoints,
      String owner,
      TimeSource time,
      Duration length,
      ErrorContext context,
      Background background) {
    this.checkpoints = checkpoints;
    this.owner = owner;
    this.time = time;
    this.length = length;
    this.context = context;
    this.keeper = new LeaseKeeper<>(time, length, this::renewed, background::fail);
    background.onStop(keeper::close);
  }

  private Lease renewed(Lease lease) {
    return checkpoints.renew(lease, length).orElseThrow(() -> lost(lease));
  }

  private LeaseLostException lost(Lease lease) {
    return new LeaseLostException(context, "somebody took the lease on shard " + lease.shard());
  }

  /** Extends leases: the loop of a thread. */
  void keep() {
    keeper.run();
  }

  String owner() {
    return owner;
  }

  Map<ShardId, Progress> progress(Collection<ShardId> shards) {
    return checkpoints.progress(shards);
  }

  Map<ShardId, String> owners(Collection<ShardId> shards) {
    return checkpoints.owners(shards);
  }

  /** Takes the lease on a shard if it is free, and keeps it. */
  Optional<ShardLease> acquire(ShardId shard) {
    Instant until = time.now().plus(length);
    return checkpoints
        .acquire(shard, owner, length)
        .map(lease -> new ShardLease(lease.progress(), keeper.hold(lease, until)));
  }

  boolean isHeld(ShardLease lease) {
    return !keeper.isLost(lease.held());
  }

  /** Saves progress; returns whether the lease was still held, else nothing was saved. */
  boolean save(ShardLease lease, Progress progress) {
    return keeper.change(
        lease.held(), held -> checkpoints.save(held, progress).orElseThrow(() -> lost(held)));
  }

  /** Gives a lease back; one that cannot be given back now ends by itself. */
  void release(ShardLease lease) {
    boolean held = isHeld(lease);
    Lease last = keeper.take(lease.held());
    try {
      if (held) {
        checkpoints.release(last);
      }
    } catch (HalException e) {
      if (!e.retryable()) {
        throw e;
      }
    }
  }

  /**
   * A lease that is kept.
   *
   * @param progress how far the shard was read when it was taken
   */
  record ShardLease(Optional<Progress> progress, LeaseKeeper.Held<Lease> held) {}
}
