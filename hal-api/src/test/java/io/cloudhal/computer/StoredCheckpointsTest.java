package io.cloudhal.computer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Checkpoints.Lease;
import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.error.CorruptDataException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.spi.TinyProvider;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredCheckpointsTest {

  private static final StreamName STREAM = new StreamName("events");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final ShardId SHARD = new ShardId("shard 0");
  private static final ShardId OTHER = new ShardId("shard 1");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final KeyValueStore store =
      TinyProvider.open(time).memory().store(new StoreName("tinystore"));
  private final StoredCheckpoints checkpoints = StoredCheckpoints.of(store, "group", STREAM);

  @Test
  void aLeaseIsExclusiveUntilItEnds() {
    Lease lease = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    assertThat(lease.shard()).isEqualTo(SHARD);
    assertThat(lease.owner()).isEqualTo("one");
    assertThat(lease.progress()).isEmpty();
    assertThat(checkpoints.acquire(SHARD, "two", LEASE)).isEmpty();
    assertThat(checkpoints.owners(List.of(SHARD, OTHER))).isEqualTo(Map.of(SHARD, "one"));
    time.advance(LEASE);
    assertThat(checkpoints.owners(List.of(SHARD))).isEmpty();
    assertThat(checkpoints.acquire(SHARD, "two", LEASE)).isPresent();
  }

  @Test
  void renewingAndSavingMakeItLastLonger() {
    Lease lease = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    time.advance(Duration.ofSeconds(20));
    Lease renewed = checkpoints.renew(lease, LEASE).orElseThrow();
    time.advance(Duration.ofSeconds(20));
    Lease saved = checkpoints.save(renewed, at("7")).orElseThrow();
    time.advance(Duration.ofSeconds(20));
    assertThat(checkpoints.acquire(SHARD, "two", LEASE)).isEmpty();
    assertThat(checkpoints.renew(saved, LEASE)).isPresent();
  }

  @Test
  void whoLostItsLeaseCanNeitherRenewNorSaveNorRelease() {
    Lease lost = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    time.advance(LEASE);
    Lease taken = checkpoints.acquire(SHARD, "two", LEASE).orElseThrow();
    checkpoints.save(taken, at("9"));
    assertThat(checkpoints.renew(lost, LEASE)).isEmpty();
    assertThat(checkpoints.save(lost, at("1"))).isEmpty();
    checkpoints.release(lost);
    assertThat(checkpoints.owners(List.of(SHARD))).isEqualTo(Map.of(SHARD, "two"));
    assertThat(checkpoints.progress(List.of(SHARD))).isEqualTo(Map.of(SHARD, at("9")));
  }

  @Test
  void anOlderFormOfALeaseIsLost() {
    Lease lease = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    checkpoints.renew(lease, LEASE);
    assertThat(checkpoints.save(lease, at("1"))).isEmpty();
  }

  @Test
  void aReleasedShardIsFreeAndItsProgressGoesToTheNextOwner() {
    Lease lease = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    checkpoints.release(checkpoints.save(lease, at("7")).orElseThrow());
    assertThat(checkpoints.acquire(SHARD, "two", LEASE).flatMap(Lease::progress)).contains(at("7"));
  }

  @Test
  void everyPositionIsKeptAsItIs() {
    Lease lease = checkpoints.acquire(SHARD, "one", LEASE).orElseThrow();
    for (StreamPosition position :
        List.of(
            StreamPosition.earliest(),
            StreamPosition.latest(),
            StreamPosition.at("at after ~"),
            StreamPosition.after("17"))) {
      for (boolean finished : new boolean[] {true, false}) {
        Progress progress = new Progress(position, finished);
        lease = checkpoints.save(lease, progress).orElseThrow();
        assertThat(checkpoints.progress(List.of(SHARD, OTHER))).isEqualTo(Map.of(SHARD, progress));
      }
    }
  }

  @Test
  void groupsAndStreamsKnowNothingOfEachOther() {
    checkpoints.acquire(SHARD, "one", LEASE);
    for (StoredCheckpoints other :
        List.of(
            StoredCheckpoints.of(store, "other", STREAM),
            StoredCheckpoints.of(store, "group", new StreamName("other")))) {
      assertThat(other.owners(List.of(SHARD))).isEmpty();
      assertThat(other.acquire(SHARD, "one", LEASE)).isPresent();
    }
    assertThat(StoredCheckpoints.of(store, "group", STREAM).owners(List.of(SHARD))).hasSize(1);
  }

  @Test
  void whatIsNoCheckpointIsCorruptAndNamed() {
    for (String text : List.of("", "open", "open nowhere", "closed at 1")) {
      store.put(
          EntryKey.of("checkpoints/events/group", "progress/shard 0"),
          Bytes.utf8(text),
          EntryOptions.defaults());
      assertThatThrownBy(() -> checkpoints.progress(List.of(SHARD)))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("progress/shard 0");
    }
  }

  @Test
  void argumentsHaveTheirLimits() {
    assertThat(StoredCheckpoints.of(store, "g".repeat(128), STREAM).owners(List.of())).isEmpty();
    for (String group : List.of("", "g".repeat(129), "ä")) {
      assertThatThrownBy(() -> StoredCheckpoints.of(store, group, STREAM))
          .hasMessageStartingWith("consumer group must");
    }
    assertThatThrownBy(() -> checkpoints.acquire(SHARD, "", LEASE))
        .hasMessageStartingWith("owner must");
    assertThatThrownBy(() -> checkpoints.release(new Foreign()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must come from stored checkpoints");
  }

  private record Foreign() implements Lease {
    @Override
    public ShardId shard() {
      return SHARD;
    }

    @Override
    public String owner() {
      return "foreign";
    }

    @Override
    public Optional<Progress> progress() {
      return Optional.empty();
    }
  }

  private static Progress at(String sequence) {
    return new Progress(StreamPosition.at(sequence), false);
  }
}
