package io.cloudhal.spi;

import io.cloudhal.bus.ShardId;
import io.cloudhal.spi.ShardLeases.ShardLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which consumers share a stream. Each has a seat, which is a lease like that on a shard; there are
 * as many seats as shards, so that who has none would not get a shard anyway. For one thread.
 */
final class Membership {

  private final ShardLeases leases;
  private @Nullable ShardLease own;
  private int seat;

  Membership(ShardLeases leases) {
    this.leases = leases;
  }

  /** Returns the names of seats, which no shard has: theirs have no space. */
  static List<ShardId> seats(int count) {
    List<ShardId> seats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seats.add(new ShardId("consumer " + i));
    }
    return seats;
  }

  /**
   * Takes a seat if there is a free one and returns who has one, in order of their names.
   *
   * @param owners who held which seat a moment ago
   */
  SortedSet<String> members(int seats, Map<ShardId, String> owners) {
    if (own != null && (seat >= seats || !leases.isHeld(own))) {
      leave();
    }
    SortedSet<String> members = new TreeSet<>();
    List<ShardId> names = seats(seats);
    for (int i = 0; i < seats; i++) {
      String owner = owners.get(names.get(i));
      if (owner != null) {
        members.add(owner);
      } else if (own == null) {
        sit(i, names.get(i));
      }
    }
    members.remove(leases.owner());
    if (own != null) {
      members.add(leases.owner());
    }
    return members;
  }

  private void sit(int number, ShardId name) {
    Optional<ShardLease> taken = leases.acquire(name);
    if (taken.isPresent()) {
      own = taken.get();
      seat = number;
    }
  }

  /** Gives the seat up. */
  void leave() {
    if (own != null) {
      ShardLease left = own;
      own = null;
      leases.release(left);
    }
  }
}
