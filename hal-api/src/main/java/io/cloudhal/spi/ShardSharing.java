package io.cloudhal.spi;

import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.ShardLeases.ShardLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * One consumer's part in sharing out the shards of a stream: every now and then it looks who is
 * there, gives up shards beyond its share and takes free ones up to it. Shares differ by at most
 * one, and everybody computes the same ones from the same members.
 */
final class ShardSharing {

  private final EventStream source;
  private final ShardLeases leases;
  private final Membership membership;
  private final TimeSource time;
  private final Duration period;
  private final Background background;
  private final BiFunction<Shard, ShardLease, ShardReader> readers;
  private final Map<ShardId, ShardReader> running = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean again;

  ShardSharing(
      EventStream source,
      ShardLeases leases,
      TimeSource time,
      Duration period,
      Background background,
      BiFunction<Shard, ShardLease, ShardReader> readers) {
    this.source = source;
    this.leases = leases;
    this.membership = new Membership(leases);
    this.time = time;
    this.period = period;
    this.background = background;
    this.readers = readers;
    background.onStop(this::wake);
  }

  /** Shares until the consumption stops, then leaves. */
  void run() {
    Backoff backoff = new Backoff();
    try {
      while (!background.isStopping()) {
        try {
          share();
          backoff.reset();
          sleep(period);
        } catch (HalException e) {
          if (!e.retryable()) {
            throw e;
          }
          sleep(backoff.next());
        }
      }
    } finally {
      membership.leave();
    }
  }

  private void wake() {
    lock.lock();
    try {
      again = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  private void sleep(Duration duration) {
    Instant until = time.now().plus(duration);
    lock.lock();
    try {
      while (!again && time.now().isBefore(until)) {
        time.await(lock, woken, until);
      }
      again = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("the thread that shares shards was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private void share() {
    Map<ShardId, Shard> shards = new LinkedHashMap<>();
    source.shards().forEach(shard -> shards.put(shard.id(), shard));
    List<Shard> ready = ready(shards, leases.progress(shards.keySet()));
    List<ShardId> asked = new ArrayList<>(shards.keySet());
    asked.addAll(Membership.seats(shards.size()));
    Map<ShardId, String> owners = leases.owners(asked);
    int share = share(ready.size(), membership.members(shards.size(), owners));
    giveUpBeyond(share);
    for (Shard shard : ready) {
      if (active() < share && !owners.containsKey(shard.id())) {
        take(shard);
      }
    }
  }

  /** Returns the shards to be read: not finished, and all their parents are. */
  private static List<Shard> ready(Map<ShardId, Shard> shards, Map<ShardId, Progress> progress) {
    Set<ShardId> finished =
        progress.entrySet().stream()
            .filter(each -> each.getValue().finished())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return shards.values().stream()
        .filter(shard -> !finished.contains(shard.id()))
        .filter(
            shard ->
                shard.parents().stream()
                    .allMatch(parent -> !shards.containsKey(parent) || finished.contains(parent)))
        .toList();
  }

  /** The first members by name get one more where it does not come out even. */
  private int share(int shards, SortedSet<String> members) {
    if (!members.contains(leases.owner())) {
      return 0;
    }
    int place = members.headSet(leases.owner()).size();
    return shards / members.size() + (place < shards % members.size() ? 1 : 0);
  }

  private long active() {
    return running.values().stream().filter(reader -> !reader.isGivenUp()).count();
  }

  private void giveUpBeyond(int share) {
    List<ShardReader> active = new ArrayList<>(running.values());
    active.removeIf(ShardReader::isGivenUp);
    active.stream().skip(share).forEach(ShardReader::giveUp);
  }

  private void take(Shard shard) {
    leases
        .acquire(shard.id())
        .ifPresent(
            lease -> {
              ShardReader reader = readers.apply(shard, lease);
              running.put(shard.id(), reader);
              if (!background.start(() -> run(shard.id(), reader))) {
                leases.release(lease);
              }
            });
  }

  /** When a shard ends, its children may begin: the next look comes at once. */
  private void run(ShardId shard, ShardReader reader) {
    try {
      reader.run();
    } finally {
      running.remove(shard, reader);
      wake();
    }
  }
}
