package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Checkpoints.Lease;
import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.computer.StoredCheckpoints;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checkpoints that are kept in a store. */
abstract class CheckpointKeepingContract extends Contract {

  private static final Duration LEASE = ReceiveOptions.MIN_LEASE;
  private static final ShardId ONE = new ShardId("shard-1");
  private static final ShardId OTHER = new ShardId("shard/ 2");
  private static final Progress SAVED = new Progress(StreamPosition.after("17"), false);

  private final StreamName stream = new StreamName(fresh("stream"));

  @Test
  @Clause("computer.checkpoints.1")
  void leaseBelongsToTheOneWhoAcquiredIt() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lease = acquire(checkpoints, "me");
    assertThat(lease.shard()).isEqualTo(ONE);
    assertThat(lease.owner()).isEqualTo("me");
    assertThat(lease.progress()).isEmpty();
    assertThat(checkpoints.owners(List.of(ONE, OTHER))).isEqualTo(Map.of(ONE, "me"));
    assertThat(checkpoints.acquire(ONE, "you", LEASE)).isEmpty();
    assertThat(checkpoints.acquire(OTHER, "you", LEASE)).isPresent();
  }

  @Test
  @Clause("computer.checkpoints.2")
  void oneOfSeveralAcquiresALease() {
    Checkpoints checkpoints = checkpoints("group");
    List<Optional<Lease>> leases =
        Concurrently.race(6, racer -> checkpoints.acquire(ONE, "owner-" + racer, LEASE));
    assertThat(leases.stream().filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  @Clause("computer.checkpoints.3")
  void leaseCanBeAcquiredWhenItHasEndedAndNotBefore() {
    Checkpoints checkpoints = checkpoints("group");
    acquire(checkpoints, "me");
    time().pass(LEASE.minusSeconds(2));
    assertThat(checkpoints.acquire(ONE, "you", LEASE)).isEmpty();
    time().pass(Duration.ofSeconds(4));
    assertThat(checkpoints.owners(List.of(ONE))).isEmpty();
    assertThat(acquire(checkpoints, "you").owner()).isEqualTo("you");
  }

  @Test
  @Clause("computer.checkpoints.4")
  void renewedLeaseLastsBeyondItsFirstEnd() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lease = acquire(checkpoints, "me");
    time().pass(LEASE.dividedBy(2));
    assertThat(checkpoints.renew(lease, LEASE)).isPresent();
    time().pass(LEASE.dividedBy(2).plusSeconds(2));
    assertThat(checkpoints.acquire(ONE, "you", LEASE)).isEmpty();
    assertThat(checkpoints.owners(List.of(ONE))).isEqualTo(Map.of(ONE, "me"));
  }

  @Test
  @Clause("computer.checkpoints.5")
  void whatWasSavedIsReadByAllAndByTheNextOwner() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lease = acquire(checkpoints, "me");
    Lease saved = checkpoints.save(lease, SAVED).orElseThrow();
    assertThat(checkpoints.progress(List.of(ONE, OTHER))).isEqualTo(Map.of(ONE, SAVED));
    checkpoints.release(saved);
    assertThat(acquire(checkpoints, "you").progress()).contains(SAVED);
  }

  @Test
  @Clause("computer.checkpoints.6")
  void progressMayBeAnyPositionAndFinished() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lease = acquire(checkpoints, "me");
    for (StreamPosition position :
        List.of(
            StreamPosition.earliest(),
            StreamPosition.latest(),
            StreamPosition.at("~ 5"),
            StreamPosition.after("after"))) {
      Progress progress = new Progress(position, position.equals(StreamPosition.at("~ 5")));
      lease = checkpoints.save(lease, progress).orElseThrow();
      assertThat(checkpoints.progress(List.of(ONE))).isEqualTo(Map.of(ONE, progress));
    }
  }

  @Test
  @Clause("computer.checkpoints.7")
  void whoHasLostTheLeaseSavesAndRenewsNothing() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lost = acquire(checkpoints, "me");
    time().pass(LEASE.plusSeconds(2));
    acquire(checkpoints, "you");
    assertThat(checkpoints.save(lost, SAVED)).isEmpty();
    assertThat(checkpoints.renew(lost, LEASE)).isEmpty();
    assertThat(checkpoints.progress(List.of(ONE))).isEmpty();
    assertThat(checkpoints.owners(List.of(ONE))).isEqualTo(Map.of(ONE, "you"));
  }

  @Test
  @Clause("computer.checkpoints.8")
  void releasedLeaseCanBeAcquiredAtOnceAndALostOneIsLeftAlone() {
    Checkpoints checkpoints = checkpoints("group");
    Lease released = acquire(checkpoints, "me");
    checkpoints.release(released);
    assertThat(checkpoints.owners(List.of(ONE))).isEmpty();
    acquire(checkpoints, "you");
    checkpoints.release(released);
    assertThat(checkpoints.owners(List.of(ONE))).isEqualTo(Map.of(ONE, "you"));
  }

  @Test
  @Clause("computer.checkpoints.9")
  void groupsAndStreamsHaveTheirOwn() {
    Checkpoints checkpoints = checkpoints("group");
    Lease lease = acquire(checkpoints, "me");
    assertThat(checkpoints.save(lease, SAVED)).isPresent();
    Checkpoints otherGroup = checkpoints("other");
    Checkpoints otherStream =
        StoredCheckpoints.of(store(), "group", new StreamName(fresh("stream")));
    for (Checkpoints other : List.of(otherGroup, otherStream)) {
      assertThat(other.progress(List.of(ONE))).isEmpty();
      assertThat(other.acquire(ONE, "you", LEASE)).isPresent();
    }
  }

  @Test
  @Clause("computer.checkpoints.10")
  void anotherComputerSeesThem() {
    Lease lease = acquire(checkpoints("group"), "me");
    assertThat(checkpoints("group").save(lease, SAVED)).isPresent();
    KeyValueStore elsewhere = another().memory().store(store().name());
    Checkpoints checkpoints = StoredCheckpoints.of(elsewhere, "group", stream);
    assertThat(checkpoints.progress(List.of(ONE))).isEqualTo(Map.of(ONE, SAVED));
    assertThat(checkpoints.acquire(ONE, "you", LEASE)).isEmpty();
  }

  private Checkpoints checkpoints(String group) {
    return StoredCheckpoints.of(store(), group, stream);
  }

  private KeyValueStore store() {
    return resources().store();
  }

  private static Lease acquire(Checkpoints checkpoints, String owner) {
    return checkpoints.acquire(ONE, owner, LEASE).orElseThrow();
  }
}
