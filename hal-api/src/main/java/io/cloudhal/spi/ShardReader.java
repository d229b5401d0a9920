package io.cloudhal.spi;

import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.ShardLeases.ShardLease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads one shard and hands its records over, as long as its lease is held. */
final class ShardReader {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final EventStream source;
  private final Shard shard;
  private final ShardLease lease;
  private final ShardLeases leases;
  private final StreamHandler handler;
  private final StreamConsumeOptions options;
  private final Background background;
  private final Duration wait;
  private volatile boolean givenUp;

  ShardReader(
      EventStream source,
      Shard shard,
      ShardLease lease,
      ShardLeases leases,
      StreamHandler handler,
      StreamConsumeOptions options,
      Background background) {
    this.source = source;
    this.shard = shard;
    this.lease = lease;
    this.leases = leases;
    this.handler = handler;
    this.options = options;
    this.background = background;
    Duration quarter = options.lease().dividedBy(4);
    this.wait = quarter.compareTo(LONGEST_WAIT) < 0 ? quarter : LONGEST_WAIT;
  }

  /** Lets {@link #run} end when the handler has returned, so that another consumer goes on. */
  void giveUp() {
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** Reads until the shard is finished, given up or taken, or the consumption stops. */
  void run() {
    try {
      StreamPosition position = start();
      while (goesOn()) {
        Optional<StreamBatch> batch = read(position);
        if (batch.isEmpty() || !done(position, batch.get()) || batch.get().atEnd()) {
          return;
        }
        position = batch.get().next();
      }
    } finally {
      leases.release(lease);
    }
  }

  private StreamPosition start() {
    return lease
        .progress()
        .map(Progress::position)
        .orElseGet(() -> shard.parents().isEmpty() ? options.start() : StreamPosition.earliest());
  }

  private boolean goesOn() {
    return !givenUp && !background.isStopping() && leases.isHeld(lease);
  }

  /**
   * Returns what was read; empty if there is nothing to go on with. The latest place is asked for
   * without waiting, so that it is known and can be saved at once.
   */
  private Optional<StreamBatch> read(StreamPosition position) {
    Duration maxWait = position instanceof StreamPosition.Latest ? Duration.ZERO : wait;
    Backoff backoff = new Backoff();
    while (goesOn()) {
      try {
        return background.unlessStopped(
            () -> source.read(shard.id(), position, options.batch(), maxWait));
      } catch (HalException e) {
        waitOut(e, backoff);
      }
    }
    return Optional.empty();
  }

  /**
   * Handles and saves a batch; returns whether to go on. The place of {@code Latest} is saved even
   * without a record: who takes the shard over must not begin at a later one.
   */
  private boolean done(StreamPosition position, StreamBatch batch) {
    boolean found = !batch.entries().isEmpty();
    if (found && !handle(batch.entries())) {
      return false;
    }
    boolean fixed = position instanceof StreamPosition.Latest;
    if (!found && !fixed && !batch.atEnd()) {
      return true;
    }
    return save(new Progress(batch.next(), batch.atEnd()));
  }

  private boolean handle(List<StreamEntry> entries) {
    Backoff backoff = new Backoff();
    while (goesOn()) {
      try {
        return background.handle(() -> handler.handle(shard.id(), entries));
      } catch (Throwable e) {
        Background.report(e);
        background.pause(backoff.next());
      }
    }
    return false;
  }

  /** What was handled is saved also when the consumption stops; then it is tried once. */
  private boolean save(Progress progress) {
    Backoff backoff = new Backoff();
    while (true) {
      boolean last = background.isStopping();
      try {
        return leases.save(lease, progress);
      } catch (HalException e) {
        waitOut(e, backoff);
        if (last) {
          return false;
        }
      }
    }
  }

  private void waitOut(HalException failure, Backoff backoff) {
    if (!failure.retryable()) {
      throw failure;
    }
    background.pause(backoff.next());
  }
}
