package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How consumers of one group share the shards of a stream. */
abstract class StreamSharingContract extends StreamContract {

  private static final Duration LEASE = ReceiveOptions.MIN_LEASE;

  @Test
  @Clause("bus.sharing.1")
  void consumersShareTheShardsEvenly() {
    EventStream stream = resources().stream(4);
    Checkpoints checkpoints = checkpoints(stream, "group");
    consume(stream, new Records(), options(checkpoints));
    List<ShardId> shards = shards(stream);
    Eventually.holds(() -> assertThat(checkpoints.owners(shards)).hasSize(4), time());
    consume(stream, new Records(), options(checkpoints));
    Eventually.holds(
        () -> assertThat(shares(checkpoints, shards).values()).containsExactly(2L, 2L), time());
  }

  @Test
  @Clause("bus.sharing.2")
  void oneConsumerTakesAllShards() {
    EventStream stream = resources().stream(4);
    Checkpoints checkpoints = checkpoints(stream, "group");
    consume(stream, new Records(), options(checkpoints));
    List<ShardId> shards = shards(stream);
    Eventually.holds(
        () -> assertThat(shares(checkpoints, shards).values()).containsExactly(4L), time());
  }

  @Test
  @Clause("bus.sharing.3")
  void shardOfADeadConsumerIsTakenOverWhenItsLeaseEndsAndNotBefore() {
    EventStream stream = stream();
    append(stream, "record");
    Checkpoints checkpoints = checkpoints(stream, "group");
    Instant start = time().now();
    assertThat(checkpoints.acquire(onlyShard(stream), "dead", LEASE)).isPresent();
    List<Instant> handled = new CopyOnWriteArrayList<>();
    consume(stream, (shard, entries) -> handled.add(time().now()), options(checkpoints));
    Eventually.holds(() -> assertThat(handled).isNotEmpty(), time());
    assertThat(handled.get(0)).isAfterOrEqualTo(start.plus(LEASE).minusSeconds(1));
  }

  @Test
  @Clause("bus.sharing.4")
  void shardsOfAClosedConsumerAreTakenOverBehindWhatItHandled() {
    EventStream stream = resources().stream(4);
    Checkpoints checkpoints = checkpoints(stream, "group");
    Records one = new Records();
    Records other = new Records();
    Consumption closed = consume(stream, one, options(checkpoints));
    consume(stream, other, options(checkpoints));
    List<StreamRecord> records =
        IntStream.range(0, 80).mapToObj(i -> record("key-" + i, "data-" + i)).toList();
    append(stream, records.subList(0, 40));
    Eventually.holds(
        () -> assertThat(one.records().size() + other.records().size()).isEqualTo(40), time());
    closed.close();
    append(stream, records.subList(40, 80));
    Eventually.holds(
        () -> assertThat(one.records().size() + other.records().size()).isEqualTo(80), time());
    List<StreamRecord> all = new ArrayList<>(one.records());
    all.addAll(other.records());
    assertThat(all).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  @Clause("bus.sharing.5")
  void leaseIsExtendedWhileTheHandlerRuns() {
    EventStream stream = stream();
    append(stream, "long");
    Checkpoints checkpoints = checkpoints(stream, "group");
    CountDownLatch open = new CountDownLatch(1);
    List<StreamEntry> begun = new CopyOnWriteArrayList<>();
    consume(
        stream,
        (shard, entries) -> {
          begun.addAll(entries);
          open.await();
        },
        options(checkpoints));
    resources().afterwards(open::countDown);
    Eventually.holds(() -> assertThat(begun).hasSize(1), time());
    Records other = new Records();
    consume(stream, other, options(checkpoints));
    Instant later = time().now().plus(LEASE).plusSeconds(3);
    Eventually.holds(() -> assertThat(time().now()).isAfter(later), time());
    assertThat(other.records()).isEmpty();
    open.countDown();
    append(stream, "next");
    Eventually.holds(() -> assertThat(begun.size() + other.records().size()).isEqualTo(2), time());
  }

  private static StreamConsumeOptions options(Checkpoints checkpoints) {
    return StreamConsumeOptions.of(checkpoints).withLease(LEASE);
  }

  /** Returns how many shards each owner has. */
  private static Map<String, Long> shares(Checkpoints checkpoints, List<ShardId> shards) {
    return checkpoints.owners(shards).values().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
