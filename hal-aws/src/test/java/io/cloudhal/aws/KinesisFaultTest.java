package io.cloudhal.aws;

import static io.cloudhal.aws.FaultyServer.failure;
import static io.cloudhal.aws.FaultyServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.AppendResult.Failed;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.testservers.Fault;
import io.cloudhal.testservers.ProxiedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;

/** Streams while the network and Kinesis fail. */
class KinesisFaultTest {

  private static final ShardId FIRST = new ShardId("shardId-000000000000");
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final int ALWAYS = 1000;
  private static final String TOO_MUCH = "ProvisionedThroughputExceededException";
  private static final Fault THROTTLED = refusal(400, TOO_MUCH);
  private static final Map<String, Fault> PASSING = FaultyServer.passing(THROTTLED);

  private static FaultyServer server;
  private KinesisStream stream;

  @BeforeAll
  static void start() {
    server = new FaultyServer(AwsService.KINESIS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void createStream() {
    StreamName name = KinesisLocal.fresh();
    Calls.run(() -> streams().ensure(StreamSpec.of(name, 1)));
    stream = new KinesisStream(server.config(), server.clients(), name, Optional.empty());
  }

  @AfterEach
  void endFaults() {
    server.proxy().clear();
  }

  @Test
  void appendOutlivesAPassingFaultAndKeepsTheOrderOfItsKey() {
    PASSING.forEach(
        (name, fault) -> {
          server.proxy().next(1, to("PutRecords"), fault);
          assertThat(append(name, 3)).as(name).allMatch(Appended.class::isInstance);
        });
    List<String> all = data();
    PASSING.forEach(
        (name, fault) ->
            assertThat(distinct(all, name)).as(name).containsExactly(name + 0, name + 1, name + 2));
  }

  @Test
  void recordIsTwiceInTheStreamOnlyIfAnAnswerWasLost() {
    PASSING.forEach(
        (name, fault) -> {
          server.proxy().next(1, to("PutRecords"), fault);
          append(name, 1);
        });
    List<String> all = data();
    PASSING.forEach(
        (name, fault) -> {
          boolean acted = fault instanceof Fault.LostAnswer || fault instanceof Fault.CutAnswer;
          assertThat(all).filteredOn((name + 0)::equals).as(name).hasSize(acted ? 2 : 1);
        });
  }

  @Test
  void appendThatIsThrottledForLongGoesOnWithinItsDeadline() {
    server.proxy().next(8, to("PutRecords"), THROTTLED);
    assertThat(append("patient", 3)).allMatch(Appended.class::isInstance);
    assertThat(data()).containsExactly("patient0", "patient1", "patient2");
  }

  @Test
  void appendThatIsThrottledForGoodFailsThrottled() {
    server.proxy().next(ALWAYS, to("PutRecords"), THROTTLED);
    List<AppendResult> results = Calls.call(SHORT, () -> stream.append(records("throttled", 3)));
    assertThat(results).hasSize(3).allSatisfy(KinesisFaultTest::assertThrottled);
    server.proxy().clear();
    assertThat(data()).isEmpty();
  }

  private static void assertThrottled(AppendResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.error()).isInstanceOf(ThrottledException.class);
              assertThat(failed.error().mayHaveTakenEffect()).isFalse();
            });
  }

  @Test
  void appendToAServerThatKeepsFailingIsUnavailableAndMayHaveTakenEffect() {
    for (Fault fault : List.of(Fault.lostAnswer(), Fault.answer(500, List.of(), ""))) {
      server.proxy().next(ALWAYS, to("PutRecords"), fault);
      HalException error = failure(SHORT, () -> stream.append(records("lost", 1)));
      assertThat(error).isInstanceOf(UnavailableException.class);
      assertThat(error.mayHaveTakenEffect()).isTrue();
      server.proxy().clear();
    }
  }

  @Test
  void refusalAfterALostAnswerSaysThatTheRecordMayBeThere() {
    server.proxy().next(1, to("PutRecords"), Fault.lostAnswer());
    server.proxy().next(ALWAYS, to("PutRecords"), THROTTLED);
    HalException error = failure(SHORT, () -> stream.append(records("there", 1)));
    assertThat(error).isInstanceOf(UnavailableException.class);
    assertThat(error.mayHaveTakenEffect()).isTrue();
    server.proxy().clear();
    assertThat(data()).containsExactly("there0");
  }

  @Test
  void appendWithoutAnAnswerTimesOutAtItsDeadline() {
    server.proxy().next(ALWAYS, to("PutRecords"), Fault.lateAnswer(Duration.ofSeconds(20)));
    HalException error = failure(SHORT, () -> stream.append(records("late", 1)));
    assertThat(error).isInstanceOf(TimedOutException.class);
    assertThat(error.mayHaveTakenEffect()).isTrue();
  }

  @Test
  void requestsForKeysThatDifferAreUnderWayTogether() {
    server.proxy().next(2, to("PutRecords"), Fault.lateAnswer(SHORT));
    List<StreamRecord> records =
        IntStream.range(0, 501).mapToObj(i -> new StreamRecord("key" + i, Bytes.empty())).toList();
    assertThat(Calls.call(SHORT.multipliedBy(2), () -> stream.append(records)))
        .allMatch(Appended.class::isInstance);
  }

  @Test
  void serverThatIsNotThereIsUnavailableWithoutEffect() {
    AwsConfig nowhere = server.config().withEndpoint("kinesis", URI.create("http://127.0.0.1:1"));
    try (AwsClients clients = new AwsClients(nowhere)) {
      KinesisStream lost = new KinesisStream(nowhere, clients, stream.name(), Optional.empty());
      HalException error = failure(SHORT, () -> lost.append(records("lost", 1)));
      assertThat(error).isInstanceOf(UnavailableException.class);
      assertThat(error.mayHaveTakenEffect()).isFalse();
    }
  }

  @Test
  void recordsOfAKeyWaitForTheOneThatWasRefusedAndTheOthersDoNot() {
    Fault partial = Fault.answer(200, List.of(), partial("InternalFailure"));
    server.proxy().next(1, to("PutRecords"), partial);
    List<StreamRecord> records = new ArrayList<>(records("refused", 3));
    records.addAll(records("taken", 2));
    List<AppendResult> results = Calls.call(() -> stream.append(records));
    assertThat(results).allMatch(Appended.class::isInstance);
    assertThat(((Appended) results.get(3)).sequence()).isEqualTo("17:0/2");
    assertThat(data()).containsExactly("refused0", "refused1", "refused2");
  }

  @Test
  void keyThatIsRefusedToTheEndFailsWithAllItsRecordsAndAloneItself() {
    server.proxy().next(ALWAYS, to("PutRecords"), Fault.answer(200, List.of(), partial(TOO_MUCH)));
    List<StreamRecord> records = new ArrayList<>(records("refused", 3));
    records.addAll(records("taken", 2));
    List<AppendResult> results = Calls.call(SHORT, () -> stream.append(records));
    assertThat(results.subList(0, 3)).allSatisfy(KinesisFaultTest::assertThrottled);
    assertThat(results.subList(3, 5)).allMatch(Appended.class::isInstance);
  }

  @Test
  void readsAndShardsOutliveAPassingFault() {
    append("r", 3);
    PASSING.forEach(
        (name, fault) -> {
          server.proxy().next(1, fault);
          assertThat(Calls.call(stream::shards)).as(name).hasSize(1);
          server.proxy().next(1, to("GetShardIterator"), fault);
          server.proxy().next(1, to("GetRecords"), fault);
          KinesisStream fresh =
              new KinesisStream(server.config(), server.clients(), stream.name(), Optional.empty());
          assertThat(entries(fresh, StreamPosition.earliest())).as(name).hasSize(3);
        });
  }

  @Test
  void readGoesOnWhereItWasThrottled() {
    append("r", 3);
    StreamBatch batch = Calls.call(() -> read(StreamPosition.earliest()));
    append("s", 3);
    server.proxy().next(6, to("GetRecords"), THROTTLED);
    assertThat(entries(stream, batch.next())).containsExactly("s0", "s1", "s2");
  }

  @Test
  void iteratorThatIsNotGoodAnyMoreIsMadeAnewAndNothingIsSkipped() {
    StreamBatch batch = Calls.call(() -> read(StreamPosition.earliest()));
    for (String code :
        List.of(
            "ExpiredIteratorException", "InvalidArgumentException", "ResourceNotFoundException")) {
      append(code, 3);
      server.proxy().next(1, to("GetRecords"), refusal(400, code));
      StreamPosition from = batch.next();
      batch = Calls.call(() -> read(from));
      assertThat(batch.entries()).as(code).hasSize(3);
    }
  }

  @Test
  void readsThatKeepFailingEndInTimeWithoutEffect() {
    Map<Fault, Class<? extends HalException>> faults =
        Map.of(
            THROTTLED,
            ThrottledException.class,
            Fault.cutAnswer(),
            UnavailableException.class,
            Fault.answer(503, List.of(), ""),
            UnavailableException.class,
            Fault.lateRequest(Duration.ofSeconds(20)),
            TimedOutException.class);
    faults.forEach(
        (fault, type) -> {
          server.proxy().next(ALWAYS, fault);
          assertFailsWithoutEffect(type, failure(SHORT, stream::shards));
          assertFailsWithoutEffect(type, failure(SHORT, () -> read(StreamPosition.earliest())));
          server.proxy().clear();
        });
  }

  private static void assertFailsWithoutEffect(
      Class<? extends HalException> type, HalException error) {
    assertThat(error).isInstanceOf(type);
    assertThat(error.mayHaveTakenEffect()).isFalse();
    assertThat(error.retryable()).isTrue();
  }

  @Test
  void streamsAreMadeAndRemovedThroughPassingFaults() {
    PASSING.forEach(
        (name, fault) -> {
          StreamName made = KinesisLocal.fresh();
          for (String step :
              List.of("CreateStream", "DescribeStreamSummary", "IncreaseStreamRetentionPeriod")) {
            server.proxy().next(1, to(step), fault);
          }
          Calls.run(() -> streams().ensure(StreamSpec.of(made, 2)));
          KinesisStream handle =
              new KinesisStream(server.config(), server.clients(), made, Optional.empty());
          assertThat(Calls.call(handle::shards)).as(name).hasSize(2).allMatch(Shard::open);
          server.proxy().next(1, to("DeleteStream"), fault);
          Calls.run(() -> streams().remove(made));
          assertThat(failure(SHORT, handle::shards)).isInstanceOf(NotFoundException.class);
        });
  }

  private static KinesisStreams streams() {
    return new KinesisStreams(server.config(), server.clients());
  }

  private static Predicate<ProxiedRequest> to(String operation) {
    return request -> request.header("X-Amz-Target").orElse("").endsWith("." + operation);
  }

  private static List<StreamRecord> records(String key, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new StreamRecord(key, Bytes.utf8(key + i)))
        .toList();
  }

  private List<AppendResult> append(String key, int count) {
    return Calls.call(() -> stream.append(records(key, count)));
  }

  private StreamBatch read(StreamPosition from) {
    return stream.read(FIRST, from, 1000, Duration.ZERO);
  }

  private List<String> data() {
    return entries(stream, StreamPosition.earliest());
  }

  private static List<String> entries(KinesisStream stream, StreamPosition from) {
    return Calls.call(() -> stream.read(FIRST, from, 1000, Duration.ZERO)).entries().stream()
        .map(StreamEntry::record)
        .map(record -> record.data().toUtf8())
        .toList();
  }

  private static List<String> distinct(List<String> data, String key) {
    return data.stream().filter(each -> each.startsWith(key)).distinct().toList();
  }

  /** Returns the answer to two records of which the first was refused. */
  private static byte[] partial(String code) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator cbor = new CBORFactory().createGenerator(body)) {
      cbor.writeStartObject();
      cbor.writeNumberField("FailedRecordCount", 1);
      cbor.writeArrayFieldStart("Records");
      cbor.writeStartObject();
      cbor.writeStringField("ErrorCode", code);
      cbor.writeEndObject();
      cbor.writeStartObject();
      cbor.writeStringField("SequenceNumber", "17");
      cbor.writeStringField("ShardId", FIRST.value());
      cbor.writeEndObject();
      cbor.writeEndArray();
      cbor.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }
}
