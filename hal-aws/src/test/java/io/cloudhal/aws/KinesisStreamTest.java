package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KinesisStreamTest {

  private static final ShardId FIRST = new ShardId("shardId-000000000000");
  private static KinesisLocal kinesis;

  @BeforeAll
  static void start() {
    kinesis = new KinesisLocal();
  }

  @AfterAll
  static void stop() {
    kinesis.close();
  }

  @Test
  void recordsOfOneKeyTravelTogetherAndAreReadOneByOne() {
    KinesisStream stream = kinesis.stream(1);
    append(stream, "key", 10);
    StreamPosition position = StreamPosition.earliest();
    List<String> read = new ArrayList<>();
    Call call = Calls.newCall(Duration.ofSeconds(30));
    for (int i = 0; i < 10; i++) {
      StreamPosition from = position;
      StreamBatch batch = Calls.call(call, () -> stream.read(FIRST, from, 1, Duration.ZERO));
      read.add(batch.entries().get(0).record().data().toUtf8());
      position = batch.next();
    }
    assertThat(read).isEqualTo(IntStream.range(0, 10).mapToObj(i -> "key-" + i).toList());
    assertThat(call.cost().requests()).isEqualTo(2);
  }

  @Test
  void readingOnCostsOneRequestAPage() {
    KinesisStream stream = kinesis.stream(1);
    append(stream, "key", 10);
    StreamBatch batch = read(stream, StreamPosition.earliest());
    append(stream, "key", 5);
    Call call = Calls.newCall(Duration.ofSeconds(30));
    StreamBatch next = Calls.call(call, () -> stream.read(FIRST, batch.next(), 100, Duration.ZERO));
    assertThat(next.entries()).hasSize(5);
    assertThat(call.cost().requests()).isEqualTo(1);
  }

  @Test
  void positionsWithinAFrameHoldInAnotherProcess() {
    KinesisStream stream = kinesis.stream(1);
    List<AppendResult> results = append(stream, "key", 10);
    KinesisStream other = kinesis.handle(stream.name());
    for (int i = 0; i < 10; i += 9) {
      String sequence = ((Appended) results.get(i)).sequence();
      assertThat(read(other, StreamPosition.at(sequence)).entries()).hasSize(10 - i);
      assertThat(read(other, StreamPosition.after(sequence)).entries()).hasSize(9 - i);
    }
  }

  @Test
  void latestSkipsWhatIsThereAndNothingElse() {
    KinesisStream stream = kinesis.stream(1);
    StreamPosition empty = read(stream, StreamPosition.latest()).next();
    append(stream, "before", 10);
    StreamPosition latest = read(stream, StreamPosition.latest()).next();
    append(stream, "after", 10);
    KinesisStream other = kinesis.handle(stream.name());
    for (KinesisStream each : List.of(stream, other)) {
      assertThat(read(each, empty).entries()).hasSize(20);
      assertThat(read(each, latest).entries())
          .hasSize(10)
          .allMatch(entry -> entry.record().key().equals("after"));
    }
  }

  @Test
  void foreignPositionsAreInvalidAndForeignShardsNotFound() {
    KinesisStream stream = kinesis.stream(2);
    for (String foreign : List.of("17", "x:0/1", "x", "time:", "1:1/1", "1:0/0")) {
      assertThatThrownBy(() -> read(stream, StreamPosition.at(foreign)))
          .as(foreign)
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> read(stream, StreamPosition.after(foreign)))
          .as(foreign)
          .isInstanceOf(InvalidRequestException.class);
    }
    for (String foreign : List.of("shardId-000000000002", "0", "no shard/")) {
      assertThatThrownBy(
              () ->
                  Calls.call(
                      () ->
                          stream.read(
                              new ShardId(foreign), StreamPosition.earliest(), 1, Duration.ZERO)))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void recordTooLargeWithoutABucketFailsAloneAndWhatIsBehindItOfItsKey() {
    KinesisStream stream = kinesis.stream(1);
    List<StreamRecord> records =
        List.of(
            new StreamRecord("a", Bytes.utf8("1")),
            new StreamRecord("a", Bytes.wrap(new byte[1 << 20])),
            new StreamRecord("a", Bytes.utf8("2")),
            new StreamRecord("b", Bytes.utf8("3")));
    List<AppendResult> results = Calls.call(() -> stream.append(records));
    assertThat(results.get(0)).isInstanceOf(Appended.class);
    for (int i = 1; i < 3; i++) {
      assertThat(results.get(i))
          .isInstanceOfSatisfying(
              AppendResult.Failed.class,
              failed -> assertThat(failed.error()).isInstanceOf(LimitExceededException.class));
    }
    assertThat(results.get(3)).isInstanceOf(Appended.class);
    assertThat(read(stream, StreamPosition.earliest()).entries()).hasSize(2);
  }

  @Test
  void largestInlineRecordsAndManyOfThemGoInOrder() {
    KinesisStream stream = kinesis.stream(1);
    List<StreamRecord> records =
        IntStream.range(0, 6)
            .mapToObj(i -> new StreamRecord("key-" + i % 2, Bytes.wrap(new byte[1_048_000 + i])))
            .toList();
    assertThat(Calls.call(() -> stream.append(records))).allMatch(Appended.class::isInstance);
    List<StreamEntry> entries = new ArrayList<>();
    StreamBatch batch = read(stream, StreamPosition.earliest());
    while (!batch.entries().isEmpty()) {
      entries.addAll(batch.entries());
      batch = read(stream, batch.next());
    }
    assertThat(entries).hasSize(6);
    for (int key = 0; key < 2; key++) {
      String each = "key-" + key;
      assertThat(
              entries.stream()
                  .map(StreamEntry::record)
                  .filter(record -> record.key().equals(each))
                  .map(record -> record.data().size()))
          .isSorted();
    }
  }

  @Test
  void shardsAreOpenAndHaveNoParents() {
    List<Shard> shards = Calls.call(kinesis.stream(3)::shards);
    assertThat(shards).hasSize(3).allMatch(Shard::open).allMatch(each -> each.parents().isEmpty());
  }

  private static List<AppendResult> append(KinesisStream stream, String key, int count) {
    List<StreamRecord> records =
        IntStream.range(0, count)
            .mapToObj(i -> new StreamRecord(key, Bytes.utf8(key + "-" + i)))
            .toList();
    List<AppendResult> results = Calls.call(() -> stream.append(records));
    assertThat(results).hasSize(count).allMatch(Appended.class::isInstance);
    return results;
  }

  private static StreamBatch read(KinesisStream stream, StreamPosition from) {
    return Calls.call(() -> stream.read(FIRST, from, 1000, Duration.ZERO));
  }
}
