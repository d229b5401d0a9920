package io.cloudhal.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records handled in the background. */
abstract class StreamConsumeContract extends StreamContract {

  @Test
  @Clause("bus.streamconsume.1")
  void everyRecordIsHandledOnceInTheOrderOfItsKey() {
    EventStream stream = resources().stream(3);
    List<StreamRecord> records =
        IntStream.range(0, 120).mapToObj(i -> record("key-" + i % 8, "data-" + i)).toList();
    append(stream, records.subList(0, 60));
    Records handled = new Records();
    Consumption consumption = consume(stream, handled, options(stream, "group"));
    append(stream, records.subList(60, 120));
    Eventually.holds(() -> assertThat(handled.records()).hasSize(120), time());
    consumption.close();
    for (int key = 0; key < 8; key++) {
      String each = "key-" + key;
      assertThat(handled.records().stream().filter(record -> record.key().equals(each)))
          .containsExactlyElementsOf(
              records.stream().filter(record -> record.key().equals(each)).toList());
    }
  }

  @Test
  @Clause("bus.streamconsume.2")
  void handlerIsGivenAtMostABatchOfOneShard() {
    EventStream stream = resources().stream(2);
    append(stream, IntStream.range(0, 40).mapToObj(i -> record("key-" + i, "x")).toList());
    Records handled = new Records();
    consume(stream, handled, options(stream, "group").withBatch(7));
    Eventually.holds(() -> assertThat(handled.records()).hasSize(40), time());
    assertThat(handled.calls())
        .allSatisfy(
            call -> {
              assertThat(call.entries().size()).isBetween(1, 7);
              assertThat(call.entries()).allMatch(entry -> entry.shard().equals(call.shard()));
            });
  }

  @Test
  @Clause("bus.streamconsume.3")
  void recordsWhoseHandlerThrewComeAgainBeforeTheLaterOnes() {
    EventStream stream = stream();
    append(stream, records("r", 6));
    Records handled = new Records();
    AtomicInteger calls = new AtomicInteger();
    consume(
        stream,
        (shard, entries) -> {
          handled.handle(shard, entries);
          if (calls.incrementAndGet() == 2) {
            throw new IllegalStateException("not yet");
          }
        },
        options(stream, "group").withBatch(2));
    Eventually.holds(() -> assertThat(handled.records().size()).isGreaterThanOrEqualTo(8), time());
    List<Records.Call> all = handled.calls();
    assertThat(all.get(2).entries()).startsWith(all.get(1).entries().get(0));
    assertThat(handled.records().stream().distinct()).containsExactlyElementsOf(records("r", 6));
  }

  @Test
  @Clause("bus.streamconsume.4")
  void nextConsumerGoesOnBehindTheLastRecordHandled() {
    EventStream stream = resources().stream(2);
    List<StreamRecord> records =
        IntStream.range(0, 40).mapToObj(i -> record("key-" + i, "data-" + i)).toList();
    append(stream, records.subList(0, 20));
    Records first = new Records();
    Consumption consumption = consume(stream, first, options(stream, "group"));
    Eventually.holds(() -> assertThat(first.records()).hasSize(20), time());
    consumption.close();
    append(stream, records.subList(20, 40));
    Records second = new Records();
    consume(stream, second, options(stream, "group"));
    Eventually.holds(
        () ->
            assertThat(second.records())
                .containsExactlyInAnyOrderElementsOf(records.subList(20, 40)),
        time());
  }

  @Test
  @Clause("bus.streamconsume.5")
  void startAtLatestSkipsWhatIsThere() {
    EventStream stream = stream();
    append(stream, records("before", 3));
    Checkpoints checkpoints = checkpoints(stream, "group");
    Records handled = new Records();
    consume(
        stream, handled, StreamConsumeOptions.of(checkpoints).startingAt(StreamPosition.latest()));
    ShardId shard = onlyShard(stream);
    Eventually.holds(
        () -> assertThat(checkpoints.owners(List.of(shard))).containsKey(shard), time());
    Eventually.holds(
        () -> {
          append(stream, "after");
          assertThat(handled.records()).isNotEmpty();
        },
        time());
    assertThat(handled.records()).containsOnly(record("key", "after"));
  }

  @Test
  @Clause("bus.streamconsume.6")
  void checkpointsTellHowFarAShardWasHandled() {
    EventStream stream = stream();
    append(stream, records("r", 5));
    ShardId shard = onlyShard(stream);
    Checkpoints checkpoints = checkpoints(stream, "group");
    Records handled = new Records();
    Consumption consumption = consume(stream, handled, StreamConsumeOptions.of(checkpoints));
    Eventually.holds(() -> assertThat(handled.records()).hasSize(5), time());
    consumption.close();
    Progress progress = requireNonNull(checkpoints.progress(List.of(shard)).get(shard));
    assertThat(progress.finished()).isFalse();
    append(stream, "next");
    assertThat(data(read(stream, shard, progress.position(), 1))).containsExactly("next");
  }

  @Test
  @Clause("bus.streamconsume.7")
  void closeWaitsForTheHandlerAndKeepsWhatItDid() {
    EventStream stream = stream();
    append(stream, records("r", 4));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Records first = new Records();
    Consumption consumption =
        consume(
            stream,
            (shard, entries) -> {
              begun.countDown();
              open.await();
              first.handle(shard, entries);
            },
            StreamConsumeOptions.of(checkpoints(stream, "group")).withBatch(2));
    resources().afterwards(open::countDown);
    Eventually.holds(() -> assertThat(begun.getCount()).isZero(), time());
    Future<Boolean> closing =
        Eventually.started(
            () -> {
              consumption.close();
              return true;
            });
    assertThat(consumption.awaitEnd(Duration.ofMillis(200))).isFalse();
    open.countDown();
    assertThat(Eventually.result(closing)).isTrue();
    assertThat(first.records()).startsWith(records("r", 2).toArray(new StreamRecord[0]));
    int done = first.records().size();
    Records second = new Records();
    consume(stream, second, StreamConsumeOptions.of(checkpoints(stream, "group")));
    Eventually.holds(() -> assertThat(second.records()).hasSize(4 - done), time());
    assertThat(second.records()).containsExactlyElementsOf(records("r", 4).subList(done, 4));
  }

  @Test
  @Clause("bus.streamconsume.8")
  void closeGivesTheShardsUp() {
    EventStream stream = resources().stream(2);
    Checkpoints checkpoints = checkpoints(stream, "group");
    List<ShardId> shards = shards(stream);
    Consumption consumption = consume(stream, new Records(), StreamConsumeOptions.of(checkpoints));
    Eventually.holds(() -> assertThat(checkpoints.owners(shards)).hasSize(2), time());
    consumption.close();
    assertThat(checkpoints.owners(shards)).isEmpty();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure()).isEmpty();
  }

  @Test
  @Clause("bus.streamconsume.9")
  void everyGroupIsGivenAllRecords() {
    EventStream stream = stream();
    append(stream, records("r", 10));
    Records one = new Records();
    Records other = new Records();
    consume(stream, one, options(stream, "one"));
    consume(stream, other, options(stream, "other"));
    Eventually.holds(() -> assertThat(one.records()).hasSize(10), time());
    Eventually.holds(() -> assertThat(other.records()).hasSize(10), time());
    assertThat(one.records()).isEqualTo(other.records()).isEqualTo(records("r", 10));
  }

  @Test
  @Clause("bus.streamconsume.10")
  void removedStreamEndsItWithNotFound() {
    EventStream stream = stream();
    append(stream, "record");
    Records handled = new Records();
    Consumption consumption = consume(stream, handled, options(stream, "group"));
    Eventually.holds(() -> assertThat(handled.records()).hasSize(1), time());
    computer().provisioner().removeStream(stream.name());
    Eventually.holds(() -> assertThat(consumption.isRunning()).isFalse(), time());
    assertThat(consumption.failure()).get().isInstanceOf(NotFoundException.class);
  }

  private StreamConsumeOptions options(EventStream stream, String group) {
    return StreamConsumeOptions.of(checkpoints(stream, group));
  }
}
