package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How records get into a stream. */
abstract class StreamAppendContract extends StreamContract {

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
  private static final int LARGE = 5_000_000;

  @Test
  @Clause("bus.append.1")
  void eachRecordHasTheResultOfItsPlace() {
    EventStream stream = resources().stream(3);
    List<StreamRecord> records =
        IntStream.range(0, 20).mapToObj(i -> record("key-" + i, "data-" + i)).toList();
    List<Appended> appended = append(stream, records);
    for (int i = 0; i < records.size(); i++) {
      Appended place = appended.get(i);
      StreamPosition at = StreamPosition.at(place.sequence());
      StreamEntry found = readSome(stream, place.shard(), at, 1).entries().get(0);
      assertThat(found.record()).isEqualTo(records.get(i));
      assertThat(found.sequence()).isEqualTo(place.sequence());
      assertThat(found.shard()).isEqualTo(place.shard());
    }
  }

  @Test
  @Clause("bus.append.2")
  void noRecordsAreNoResultsAndNoRequest() {
    EventStream stream = stream();
    calls().clear();
    assertThat(stream.append(List.of())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("bus.append.3")
  void recordsOfOneKeyAreInOneShardInTheOrderOfTheirAppends() {
    EventStream stream = resources().stream(4);
    append(stream, records("a", 3));
    append(stream, "b");
    append(stream, List.of(record("other", "x")));
    ShardId shard = append(stream, "c").shard();
    List<String> ofKey =
        readAll(stream, 6).stream()
            .filter(entry -> entry.shard().equals(shard))
            .filter(entry -> entry.record().key().equals("key"))
            .map(entry -> entry.record().data().toUtf8())
            .toList();
    assertThat(ofKey).containsExactly("a0", "a1", "a2", "b", "c");
  }

  @Test
  @Clause("bus.append.4")
  void keysAreSpreadOverAllShards() {
    EventStream stream = resources().stream(4);
    List<Appended> appended =
        append(stream, IntStream.range(0, 200).mapToObj(i -> record("key-" + i, "x")).toList());
    assertThat(appended.stream().map(Appended::shard).distinct())
        .containsExactlyInAnyOrderElementsOf(shards(stream));
  }

  @Test
  @Clause("bus.append.5")
  void moreRecordsAndBytesThanAVendorTakesAtOnceKeepTheirOrder() {
    EventStream stream = stream();
    List<StreamRecord> records =
        IntStream.range(0, 1100)
            .mapToObj(i -> record("key-" + i % 7, i + "-" + "x".repeat(2000)))
            .toList();
    append(stream, records);
    List<StreamEntry> entries = read(stream, onlyShard(stream), StreamPosition.earliest(), 1100);
    for (int key = 0; key < 7; key++) {
      String each = "key-" + key;
      assertThat(recordsOf(entries).stream().filter(record -> record.key().equals(each)))
          .containsExactlyElementsOf(
              records.stream().filter(record -> record.key().equals(each)).toList());
    }
  }

  @Test
  @Clause("bus.append.6")
  void dataMayBeEmptyOrAnyBytesOrLargerThanTheVendorsLimit() {
    EventStream stream = stream();
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    List<StreamRecord> records =
        List.of(
            new StreamRecord("key", Bytes.empty()),
            new StreamRecord("key", Bytes.wrap(all)),
            new StreamRecord("key", bytes(LARGE)),
            record("key", "last"));
    append(stream, records);
    List<StreamEntry> entries = read(stream, onlyShard(stream), StreamPosition.earliest(), 4);
    assertThat(recordsOf(entries).equals(records)).as("records are equal").isTrue();
  }

  @Test
  @Clause("bus.append.7")
  void recordAboveTheLargestRefusesAllBeforeAnyRequest() {
    EventStream stream = stream();
    long largest = computer().bus().capabilities().maxBodyBytes();
    StreamRecord tooLarge =
        new StreamRecord("key", Bytes.wrap(new byte[Math.toIntExact(largest + 1)]));
    calls().clear();
    assertThatThrownBy(() -> stream.append(List.of(record("key", "fits"), tooLarge)))
        .isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
    assertThat(readAtOnce(stream, onlyShard(stream), StreamPosition.earliest()).entries())
        .isEmpty();
  }

  @Test
  @Clause("bus.append.8")
  void entryTellsWhenItWasAppended() {
    EventStream stream = stream();
    Instant before = time().now();
    append(stream, "now");
    Instant after = time().now();
    time().pass(Duration.ofSeconds(1));
    assertThat(read(stream, onlyShard(stream), StreamPosition.earliest(), 1).get(0).appendedAt())
        .isBetween(before.minus(CLOCK_SKEW), after.plus(CLOCK_SKEW));
  }

  @Test
  @Clause("bus.append.9")
  void recordsOfSeveralAppendersAreAllThereInTheOrderOfEach() {
    EventStream stream = resources().stream(2);
    Concurrently.race(
        4,
        racer -> {
          for (int i = 0; i < 10; i++) {
            append(stream, List.of(record("key-" + racer, racer + "-" + i)));
          }
          return racer;
        });
    List<StreamEntry> entries = readAll(stream, 40);
    for (int racer = 0; racer < 4; racer++) {
      String key = "key-" + racer;
      String prefix = racer + "-";
      assertThat(entries.stream().map(StreamEntry::record).filter(each -> each.key().equals(key)))
          .containsExactlyElementsOf(
              IntStream.range(0, 10).mapToObj(i -> record(key, prefix + i)).toList());
    }
  }

  @Test
  @Clause("bus.append.10")
  void keyMayHaveAnyPrintableCharacters() {
    EventStream stream = stream();
    StreamRecord record = record(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + "k".repeat(95), "data");
    append(stream, List.of(record));
    assertThat(recordsOf(read(stream, onlyShard(stream), StreamPosition.earliest(), 1)))
        .containsExactly(record);
  }

  @Test
  @Clause("bus.append.11")
  void newStreamHasAsManyOpenShardsAsWereAskedFor() {
    List<Shard> shards = resources().stream(3).shards();
    assertThat(shards).hasSize(3).allMatch(Shard::open);
    assertThat(shards.stream().map(Shard::id)).doesNotHaveDuplicates();
    assertThat(shards).allMatch(shard -> shard.parents().isEmpty());
  }

  @Test
  @Clause("bus.append.12")
  void resultsOfOneShardHaveDifferentSequences() {
    EventStream stream = stream();
    List<AppendResult> results = stream.append(records("r", 50));
    assertThat(results.stream().map(result -> ((Appended) result).sequence()))
        .doesNotHaveDuplicates();
  }
}
