package io.cloudhal.spi;

import static io.cloudhal.spi.Eventually.eventually;
import static io.cloudhal.spi.TinyCalls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.KeyValueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StoredEventStreamTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ShardId ONLY = new ShardId("0");

  private final VirtualTime time = new VirtualTime(START);
  private final TinyStore store = new TinyStore(time);
  private final StoredEventStream stream = another();

  private StoredEventStream another() {
    return new StoredEventStream(new StreamName("events"), store, time);
  }

  @BeforeEach
  void createWithOneShard() {
    ensure(stream, 1);
  }

  @Test
  void readsWhatWasAppendedInOrder() {
    append("a", "b");
    append("c");
    assertThat(data(read(StreamPosition.earliest()))).containsExactly("a", "b", "c");
  }

  @Test
  void sequencesAreUniqueAndEntriesTellTimeKeyAndShard() {
    append("a", "b");
    time.advance(Duration.ofMillis(1234));
    append("c");
    List<StreamEntry> entries = read(StreamPosition.earliest()).entries();
    assertThat(entries).extracting(StreamEntry::sequence).doesNotHaveDuplicates();
    assertThat(entries.get(2).appendedAt()).isEqualTo(START.plusMillis(1234));
    assertThat(entries.get(2).record().key()).isEqualTo("key");
    assertThat(entries.get(2).shard()).isEqualTo(ONLY);
  }

  @Test
  void appendTellsTheSequencesThatReadersSee() {
    List<AppendResult> results = append(stream, records("a", "b"));
    List<AppendResult> expected = new ArrayList<>();
    for (StreamEntry entry : read(StreamPosition.earliest()).entries()) {
      expected.add(new AppendResult.Appended(ONLY, entry.sequence()));
    }
    assertThat(results).isEqualTo(expected);
  }

  @Test
  void readsFromAndBehindACertainRecord() {
    append("a", "b", "c");
    append("d");
    for (int i = 0; i < 4; i++) {
      List<StreamEntry> all = read(StreamPosition.earliest()).entries();
      String sequence = all.get(i).sequence();
      assertThat(read(StreamPosition.at(sequence)).entries()).isEqualTo(all.subList(i, 4));
      assertThat(read(StreamPosition.after(sequence)).entries()).isEqualTo(all.subList(i + 1, 4));
    }
  }

  @Test
  void pagesOfAnySizeSeeEachRecordOnce() {
    append("a", "b", "c");
    append("d");
    append("e", "f");
    for (int max = 1; max <= 7; max++) {
      List<String> seen = new ArrayList<>();
      StreamPosition position = StreamPosition.earliest();
      for (StreamBatch batch = read(position, max);
          !batch.entries().isEmpty();
          batch = read(position, max)) {
        assertThat(batch.entries()).hasSizeLessThanOrEqualTo(max);
        seen.addAll(data(batch));
        position = batch.next();
      }
      assertThat(seen).containsExactly("a", "b", "c", "d", "e", "f");
    }
  }

  @Test
  void latestIsBehindTheNewestRecordAndItsNextSkipsNothing() {
    append("old");
    StreamBatch nothing = read(StreamPosition.latest());
    assertThat(nothing.entries()).isEmpty();
    append("new");
    assertThat(data(read(nothing.next()))).containsExactly("new");
  }

  @Test
  void latestOfAnEmptyShardSkipsNothingEither() {
    StreamBatch nothing = read(StreamPosition.latest());
    append("first");
    assertThat(data(read(nothing.next()))).containsExactly("first");
  }

  @Test
  void aReadThatWaitsIsWokenByAnAppendOfTheSameInstance() throws Exception {
    AtomicReference<StreamBatch> found = new AtomicReference<>();
    Thread reader = new Thread(() -> found.set(readWaiting(stream)));
    reader.start();
    eventually("the reader waits", () -> time.waiting() == 1);
    append("a");
    reader.join();
    assertThat(data(found.get())).containsExactly("a");
  }

  @Test
  void aReadThatWaitsSeesAnAppendOfAnotherInstanceWithinASecond() throws Exception {
    AtomicReference<StreamBatch> found = new AtomicReference<>();
    Thread reader = new Thread(() -> found.set(readWaiting(another())));
    reader.start();
    eventually("the reader waits", () -> time.waiting() == 1);
    append("a");
    time.advance(Duration.ofSeconds(1));
    reader.join();
    assertThat(data(found.get())).containsExactly("a");
  }

  @Test
  void aReadEndsEmptyWhenItHasWaited() throws Exception {
    AtomicReference<StreamBatch> found = new AtomicReference<>();
    Thread reader = new Thread(() -> found.set(readWaiting(stream)));
    reader.start();
    while (reader.isAlive()) {
      if (time.waiting() == 1) {
        time.advance(Duration.ofMillis(500));
      }
    }
    assertThat(found.get().entries()).isEmpty();
    assertThat(time.now()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void recordsOfOneKeyAreInOneShardAndKeysSpreadOverAll() {
    StoredEventStream wide = new StoredEventStream(new StreamName("wide-one"), store, time);
    ensure(wide, 5);
    List<StreamRecord> records =
        IntStream.range(0, 200)
            .mapToObj(i -> new StreamRecord("key" + i % 100, Bytes.utf8("" + i)))
            .toList();
    List<AppendResult> results = append(wide, records);
    Set<ShardId> used = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ShardId shard = ((AppendResult.Appended) results.get(i)).shard();
      assertThat(((AppendResult.Appended) results.get(i + 100)).shard()).isEqualTo(shard);
      used.add(shard);
    }
    assertThat(used).hasSize(5);
  }

  @Test
  void recordsOfAnySizeComeBackWhole() {
    Random random = new Random(1);
    int limit = KeyValueStore.PORTABLE_VALUE_BYTES;
    List<StreamRecord> records = new ArrayList<>();
    for (int size :
        List.of(0, 1, limit - 24, limit - 23, limit - 22, limit - 21, limit, 3 * limit + 1, 7)) {
      byte[] data = new byte[size];
      random.nextBytes(data);
      records.add(new StreamRecord("key", Bytes.wrap(data)));
    }
    assertThat(append(stream, records)).allMatch(each -> each instanceof AppendResult.Appended);
    List<StreamRecord> read = new ArrayList<>();
    StreamPosition position = StreamPosition.earliest();
    while (read.size() < records.size()) {
      StreamBatch batch = read(position);
      batch.entries().forEach(entry -> read.add(entry.record()));
      position = batch.next();
    }
    assertThat(read).isEqualTo(records);
  }

  @Test
  void oneReadHoldsABoundedAmountOfData() {
    StreamRecord large = new StreamRecord("key", Bytes.wrap(new byte[10 << 20]));
    append(stream, List.of(large, large));
    StreamBatch first = read(StreamPosition.earliest());
    assertThat(first.entries()).hasSize(1);
    assertThat(read(first.next()).entries()).hasSize(1);
  }

  @Test
  void manySmallRecordsTakeFewEntries() {
    List<StreamRecord> records =
        IntStream.range(0, 2500)
            .mapToObj(i -> new StreamRecord("key", Bytes.utf8("" + i)))
            .toList();
    int before = store.size();
    append(stream, records);
    assertThat(store.size()).isEqualTo(before + 4); // three batches and the anchor
    assertThat(read(StreamPosition.earliest(), 1000).entries()).hasSize(1000);
  }

  @Test
  void anAppendCostsOneRequestOnceItKnowsTheNewest() {
    append("a");
    assertThat(requests(() -> stream.append(records("b", "c")))).isEqualTo(1);
    StoredEventStream other = another();
    assertThat(requests(() -> other.append(records("d")))).isEqualTo(4); // marker, two reads, put
    assertThat(requests(() -> other.append(records("e")))).isEqualTo(1);
  }

  @Test
  void aReadCostsOneRequestAPage() {
    append("a");
    assertThat(requests(() -> readNow(stream, StreamPosition.earliest(), 100))).isEqualTo(1);
  }

  @Test
  void concurrentAppendersLoseNothingAndAgreeOnOneOrder() throws Exception {
    List<Thread> appenders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StoredEventStream own = i < 2 ? stream : another();
      String name = "t" + i + "-";
      appenders.add(
          new Thread(
              () -> {
                for (int k = 0; k < 100; k++) {
                  append(own, records(name + k));
                }
              }));
    }
    appenders.forEach(Thread::start);
    for (Thread appender : appenders) {
      appender.join();
    }
    List<String> all = new ArrayList<>();
    StreamPosition position = StreamPosition.earliest();
    while (all.size() < 400) {
      StreamBatch batch = read(position, 1000);
      all.addAll(data(batch));
      position = batch.next();
    }
    for (int i = 0; i < 4; i++) {
      String name = "t" + i + "-";
      assertThat(all.stream().filter(each -> each.startsWith(name)).toList())
          .isEqualTo(IntStream.range(0, 100).mapToObj(k -> name + k).toList());
    }
  }

  @Test
  void afterAFailureNothingMoreOfTheShardIsAppended() {
    append("a");
    store.faults.plan("put", Faults.passing());
    StreamRecord large =
        new StreamRecord("key", Bytes.wrap(new byte[KeyValueStore.PORTABLE_VALUE_BYTES - 50]));
    List<AppendResult> results = append(stream, List.of(large, large, large));
    assertThat(results).allMatch(each -> each instanceof AppendResult.Failed);
    assertThat(data(read(StreamPosition.earliest()))).containsExactly("a");
  }

  @Test
  void recordsExpireAfterSevenDays() {
    append("old");
    time.advance(Duration.ofDays(4));
    append("new");
    time.advance(Duration.ofDays(3));
    assertThat(data(read(StreamPosition.earliest()))).containsExactly("new");
  }

  @Test
  void aSequenceThatHasExpiredReadsOnFromTheEarliest() {
    append("old");
    StreamPosition old =
        StreamPosition.at(read(StreamPosition.earliest()).entries().get(0).sequence());
    time.advance(Duration.ofDays(6));
    append("new");
    time.advance(Duration.ofDays(2));
    assertThat(data(read(old))).containsExactly("new");
  }

  @Test
  void numbersGoOnWhenEverythingHasExpired() {
    append("old");
    StreamPosition behindOld = read(StreamPosition.earliest()).next();
    for (int idle = 1; idle <= 3; idle++) {
      time.advance(Duration.ofDays(8));
      assertThat(read(StreamPosition.earliest()).entries()).isEmpty();
      append("new" + idle);
      StreamBatch batch = read(behindOld);
      assertThat(data(batch)).containsExactly("new" + idle);
      behindOld = batch.next();
    }
  }

  @Test
  void anInstanceThatSleptDoesNotAppendWhereReadersHavePassed() {
    append("old");
    StoredEventStream other = another();
    time.advance(Duration.ofDays(8));
    append(other, records("new"));
    StreamPosition behind = read(StreamPosition.earliest()).next();
    append("newer");
    assertThat(data(read(behind))).containsExactly("newer");
  }

  @Test
  void aShardThatIsAboutToExpireGoesOnInItsOrder() {
    append("a");
    time.advance(Duration.ofDays(6));
    append("b");
    append(another(), records("c"));
    assertThat(data(read(StreamPosition.earliest()))).containsExactly("a", "b", "c");
  }

  @Test
  void whoBeginsAGenerationLosesToWhoWasFaster() {
    append("a");
    time.advance(Duration.ofDays(8));
    store.faults.before("transact", () -> append(another(), records("faster")));
    append("slower");
    assertThat(data(read(StreamPosition.earliest()))).containsExactly("faster", "slower");
  }

  @Test
  void ensureAgreesWithTheSameNumberOfShardsOnly() {
    ensure(another(), 1);
    assertThatThrownBy(() -> ensure(another(), 2))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("1 shards, not 2");
  }

  @Test
  void aStreamThatDoesNotExistIsNotFound() {
    StoredEventStream missing = new StoredEventStream(new StreamName("missing"), store, time);
    assertThatThrownBy(() -> append(missing, records("a"))).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> within(missing::shards)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> readNow(stream, new ShardId("1")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aForeignSequenceIsAnInvalidRequest() {
    assertThatThrownBy(() -> read(StreamPosition.at("shardId-000")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("shardId-000");
  }

  @Test
  void removeLeavesNothingAndANewStreamOfTheNameIsEmpty() {
    append("a");
    append(
        stream,
        List.of(
            new StreamRecord("key", Bytes.wrap(new byte[2 * KeyValueStore.PORTABLE_VALUE_BYTES]))));
    remove(stream);
    assertThat(store.size()).isZero();
    assertThatThrownBy(() -> append("b")).isInstanceOf(NotFoundException.class);
    remove(stream);
    ensure(stream, 3);
    assertThat(within(stream::shards)).hasSize(3);
    assertThat(read(StreamPosition.earliest()).entries()).isEmpty();
  }

  @Test
  void anotherInstanceNoticesWithinAMinuteThatTheStreamWasMadeAnew() {
    StoredEventStream other = another();
    assertThat(within(other::shards)).hasSize(1);
    remove(stream);
    ensure(stream, 2);
    time.advance(Duration.ofMinutes(1));
    assertThat(within(other::shards)).hasSize(2);
  }

  private void append(String... data) {
    assertThat(append(stream, records(data)))
        .allMatch(each -> each instanceof AppendResult.Appended);
  }

  private static List<AppendResult> append(StoredEventStream to, List<StreamRecord> records) {
    return within(() -> to.append(records));
  }

  private static List<StreamRecord> records(String... data) {
    List<StreamRecord> records = new ArrayList<>();
    for (String each : data) {
      records.add(new StreamRecord("key", Bytes.utf8(each)));
    }
    return records;
  }

  private StreamBatch read(StreamPosition from) {
    return read(from, 100);
  }

  private StreamBatch read(StreamPosition from, int max) {
    return within(() -> readNow(stream, from, max));
  }

  private static StreamBatch readNow(StoredEventStream of, StreamPosition from, int max) {
    return of.read(ONLY, from, max, Duration.ZERO);
  }

  private static StreamBatch readNow(StoredEventStream of, ShardId shard) {
    return within(() -> of.read(shard, StreamPosition.earliest(), 1, Duration.ZERO));
  }

  private static StreamBatch readWaiting(StoredEventStream of) {
    return within(() -> of.read(ONLY, StreamPosition.earliest(), 100, Duration.ofSeconds(5)));
  }

  private static List<String> data(StreamBatch batch) {
    return batch.entries().stream().map(entry -> entry.record().data().toUtf8()).toList();
  }

  private static void ensure(StoredEventStream made, int shards) {
    within(
        () -> {
          made.ensure(shards);
          return true;
        });
  }

  private static void remove(StoredEventStream removed) {
    within(
        () -> {
          removed.remove();
          return true;
        });
  }

  private static long requests(Work<?, RuntimeException> work) {
    Call call = TinyCalls.call();
    call.run(work);
    return call.cost().requests();
  }
}
