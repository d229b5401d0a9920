package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How records are read by position. */
abstract class StreamReadContract extends StreamContract {

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @Test
  @Clause("bus.read.1")
  void earliestReadsAllInOrder() {
    EventStream stream = stream();
    append(stream, records("r", 5));
    assertThat(data(read(stream, onlyShard(stream), StreamPosition.earliest(), 5)))
        .containsExactly("r0", "r1", "r2", "r3", "r4");
  }

  @Test
  @Clause("bus.read.2")
  void latestReadsOnlyWhatIsAppendedAfterIt() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    append(stream, records("before", 2));
    StreamBatch latest = readAtOnce(stream, shard, StreamPosition.latest());
    assertThat(latest.entries()).isEmpty();
    append(stream, records("after", 2));
    assertThat(data(read(stream, shard, latest.next(), 2))).containsExactly("after0", "after1");
  }

  @Test
  @Clause("bus.read.3")
  void latestOfAnEmptyShardReadsWhatIsAppendedAfterIt() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    StreamBatch latest = readAtOnce(stream, shard, StreamPosition.latest());
    append(stream, records("after", 2));
    assertThat(data(read(stream, shard, latest.next(), 2))).containsExactly("after0", "after1");
  }

  @Test
  @Clause("bus.read.4")
  void atBeginsWithTheRecord() {
    EventStream stream = stream();
    List<Appended> appended = append(stream, records("r", 4));
    StreamPosition second = StreamPosition.at(appended.get(1).sequence());
    assertThat(data(read(stream, onlyShard(stream), second, 3))).containsExactly("r1", "r2", "r3");
  }

  @Test
  @Clause("bus.read.5")
  void afterBeginsBehindTheRecord() {
    EventStream stream = stream();
    List<Appended> appended = append(stream, records("r", 4));
    ShardId shard = onlyShard(stream);
    StreamPosition second = StreamPosition.after(appended.get(1).sequence());
    assertThat(data(read(stream, shard, second, 2))).containsExactly("r2", "r3");
    StreamPosition last = StreamPosition.after(appended.get(3).sequence());
    assertThat(readAtOnce(stream, shard, last).entries()).isEmpty();
  }

  @Test
  @Clause("bus.read.6")
  void readReturnsAtMostMaxAndGoesOnBehind() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    append(stream, records("r", 5));
    append(stream, records("s", 5));
    List<String> read = new ArrayList<>();
    StreamPosition[] next = {StreamPosition.earliest()};
    Eventually.holds(
        () -> {
          StreamBatch batch = stream.read(shard, next[0], 3, Duration.ZERO);
          assertThat(batch.entries().size()).isLessThanOrEqualTo(3);
          read.addAll(data(batch.entries()));
          next[0] = batch.next();
          assertThat(read)
              .containsExactly("r0", "r1", "r2", "r3", "r4", "s0", "s1", "s2", "s3", "s4");
        });
  }

  @Test
  @Clause("bus.read.7")
  void emptyReadsSkipNothing() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    StreamPosition next = StreamPosition.earliest();
    for (int i = 0; i < 3; i++) {
      StreamBatch empty = readAtOnce(stream, shard, next);
      assertThat(empty.entries()).isEmpty();
      next = empty.next();
    }
    append(stream, "first");
    assertThat(data(read(stream, shard, next, 1))).containsExactly("first");
  }

  @Test
  @Clause("bus.read.8")
  void readIsEmptyAfterTheWaitAndNotBefore() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    Instant start = time().now();
    StreamBatch batch =
        Eventually.result(() -> stream.read(shard, StreamPosition.earliest(), MANY, WAIT), time());
    assertThat(batch.entries()).isEmpty();
    assertThat(Duration.between(start, time().now()))
        .isBetween(WAIT.minusMillis(100), WAIT.plusSeconds(15));
  }

  @Test
  @Clause("bus.read.9")
  void waitingReadReturnsWhenARecordComes() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    calls().clear();
    Instant start = time().now();
    Future<StreamBatch> reading =
        Eventually.started(() -> stream.read(shard, StreamPosition.earliest(), MANY, LONGEST_WAIT));
    Eventually.holds(() -> assertThat(calls().of("bus.read")).hasSize(1));
    append(stream, "came");
    StreamBatch batch = Eventually.result(() -> Eventually.result(reading), time());
    assertThat(data(batch.entries())).containsExactly("came");
    assertThat(Duration.between(start, time().now())).isLessThan(LONGEST_WAIT);
  }

  @Test
  @Clause("bus.read.10")
  void readersDoNotDisturbEachOther() {
    EventStream stream = stream();
    append(stream, records("r", 20));
    ShardId shard = onlyShard(stream);
    List<List<String>> read =
        Concurrently.race(3, racer -> data(read(stream, shard, StreamPosition.earliest(), 20)));
    assertThat(read.get(0)).hasSize(20);
    assertThat(read).containsOnly(read.get(0));
  }

  @Test
  @Clause("bus.read.11")
  void positionHoldsOnAnotherComputer() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    append(stream, records("r", 4));
    StreamBatch first = readSome(stream, shard, StreamPosition.earliest(), 1);
    assertThat(data(first.entries())).containsExactly("r0");
    EventStream elsewhere = another().bus().stream(stream.name());
    assertThat(data(read(elsewhere, shard, first.next(), 3))).containsExactly("r1", "r2", "r3");
  }

  @Test
  @Clause("bus.read.12")
  void openShardIsNeverAtItsEnd() {
    EventStream stream = stream();
    ShardId shard = onlyShard(stream);
    assertThat(readAtOnce(stream, shard, StreamPosition.earliest()).atEnd()).isFalse();
    append(stream, "record");
    assertThat(readAtOnce(stream, shard, StreamPosition.earliest()).atEnd()).isFalse();
  }

  @Test
  @Clause("bus.read.13")
  void readOfAShardReturnsItsRecordsOnly() {
    EventStream stream = resources().stream(2);
    List<StreamRecord> records =
        IntStream.range(0, 20).mapToObj(i -> record("key-" + i, "data-" + i)).toList();
    List<Appended> appended = append(stream, records);
    for (ShardId shard : shards(stream)) {
      List<StreamRecord> expected =
          IntStream.range(0, 20)
              .filter(i -> appended.get(i).shard().equals(shard))
              .mapToObj(records::get)
              .toList();
      assertThat(recordsOf(read(stream, shard, StreamPosition.earliest(), expected.size())))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
