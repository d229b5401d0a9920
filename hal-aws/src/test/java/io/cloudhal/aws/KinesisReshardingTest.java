package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Checkpoints.Progress;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.StoredCheckpoints;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.memory.StoreName;
import io.cloudhal.observe.OperationObserver;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Streams whose shards are split and merged by their owner, who does not tell us. */
class KinesisReshardingTest {

  private static final BigInteger MIDDLE = BigInteger.ONE.shiftLeft(127);
  private static final ShardId FIRST = new ShardId("shardId-000000000000");
  private static final ShardId LOWER = new ShardId("shardId-000000000001");
  private static final ShardId UPPER = new ShardId("shardId-000000000002");
  private static final ShardId MERGED = new ShardId("shardId-000000000003");
  private static final int KEYS = 10;

  private static AwsServers servers;
  private static AwsConfig config;
  private static AwsClients clients;
  private static CloudComputer computer;
  private static final StoreName STORE = new StoreName("checkpoints");

  private EventStream stream;
  private int appended;

  @BeforeAll
  static void start() {
    servers = new AwsServers();
    config = servers.config();
    clients = new AwsClients(config);
    computer = new AwsDrivers(config).computer(OperationObserver.none());
    computer.provisioner().ensureStore(STORE);
  }

  @AfterAll
  static void stop() {
    computer.close();
    clients.close();
    servers.close();
  }

  @BeforeEach
  void createStream() {
    StreamName name = KinesisLocal.fresh();
    computer.provisioner().ensureStream(StreamSpec.of(name, 1));
    stream = computer.bus().stream(name);
  }

  @Test
  void closedShardsAreReadToTheirEndAndTellTheirChildren() {
    append(20);
    StreamPosition latest = stream.read(FIRST, StreamPosition.latest(), 10, Duration.ZERO).next();
    split();
    append(20);
    merge();
    append(20);
    assertThat(stream.shards())
        .containsExactly(
            new Shard(FIRST, Set.of(), false),
            new Shard(LOWER, Set.of(FIRST), false),
            new Shard(UPPER, Set.of(FIRST), false),
            new Shard(MERGED, Set.of(LOWER, UPPER), true));
    assertThat(readToEnd(FIRST)).hasSize(20);
    assertThat(readToEnd(LOWER).size() + readToEnd(UPPER).size()).isEqualTo(20);
    StreamBatch end = stream.read(FIRST, latest, 10, Duration.ofSeconds(20));
    assertThat(end.entries()).isEmpty();
    assertThat(end.atEnd()).isTrue();
    StreamBatch again = stream.read(FIRST, end.next(), 10, Duration.ofSeconds(20));
    assertThat(again.atEnd()).isTrue();
  }

  @Test
  void consumersGoOnThroughASplitAndAMerge() {
    List<StreamRecord> handled = new CopyOnWriteArrayList<>();
    Checkpoints checkpoints = checkpoints("through");
    append(50);
    try (Consumption one = consume(checkpoints, StreamPosition.earliest(), handled)) {
      append(50);
      split();
      append(50);
      try (Consumption other = consume(checkpoints, StreamPosition.earliest(), handled)) {
        append(50);
        merge();
        append(50);
        Eventually.holds(() -> assertThat(handled).hasSizeGreaterThanOrEqualTo(appended));
        assertThat(one.isRunning()).isTrue();
        assertThat(other.isRunning()).isTrue();
      }
    }
    assertAllInOrder(handled);
    assertThat(checkpoints.progress(List.of(FIRST, LOWER, UPPER)).values())
        .hasSize(3)
        .allMatch(Progress::finished);
  }

  @Test
  void consumerOfTheLatestReadsChildrenFromTheirBeginning() {
    append(10);
    appended = 0;
    List<StreamRecord> handled = new CopyOnWriteArrayList<>();
    Checkpoints checkpoints = checkpoints("latest");
    try (Consumption latest = consume(checkpoints, StreamPosition.latest(), handled)) {
      Eventually.holds(() -> assertThat(checkpoints.progress(List.of(FIRST))).containsKey(FIRST));
      append(10);
      split();
      append(50);
      Eventually.holds(() -> assertThat(handled).hasSizeGreaterThanOrEqualTo(appended));
      assertThat(latest.isRunning()).isTrue();
    }
    assertAllInOrder(handled);
  }

  @Test
  void appendToAShardThatWasSplitGoesToItsChildren() {
    append(10);
    split();
    List<ShardId> shards =
        stream.append(records(0, 50)).stream().map(result -> ((Appended) result).shard()).toList();
    assertThat(shards).contains(LOWER, UPPER).doesNotContain(FIRST);
  }

  /** Appends records of all keys in turn; the data are the number of the record. */
  private void append(int count) {
    assertThat(stream.append(records(appended, count))).allMatch(Appended.class::isInstance);
    appended += count;
  }

  private static List<StreamRecord> records(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> new StreamRecord("key-" + i % KEYS, Bytes.utf8(String.valueOf(i))))
        .toList();
  }

  private void assertAllInOrder(List<StreamRecord> handled) {
    assertThat(handled).hasSize(appended);
    for (int key = 0; key < KEYS; key++) {
      String each = "key-" + key;
      assertThat(handled.stream().filter(record -> record.key().equals(each)))
          .containsExactlyElementsOf(
              records(0, appended).stream().filter(record -> record.key().equals(each)).toList());
    }
  }

  private List<StreamEntry> readToEnd(ShardId shard) {
    List<StreamEntry> entries = new ArrayList<>();
    StreamBatch batch = stream.read(shard, StreamPosition.earliest(), 7, Duration.ofSeconds(5));
    while (!batch.atEnd()) {
      entries.addAll(batch.entries());
      batch = stream.read(shard, batch.next(), 7, Duration.ofSeconds(5));
    }
    entries.addAll(batch.entries());
    return entries;
  }

  private Checkpoints checkpoints(String group) {
    return StoredCheckpoints.of(computer.memory().store(STORE), group, stream.name());
  }

  private Consumption consume(
      Checkpoints checkpoints, StreamPosition start, List<StreamRecord> handled) {
    return stream.consume(
        (shard, entries) -> entries.forEach(entry -> handled.add(entry.record())),
        StreamConsumeOptions.of(checkpoints).startingAt(start).withLease(Duration.ofSeconds(10)));
  }

  private void split() {
    SplitShardRequest request =
        SplitShardRequest.builder()
            .streamName(physicalName())
            .shardToSplit(FIRST.value())
            .newStartingHashKey(MIDDLE.toString())
            .build();
    Calls.run(() -> kinesis().splitShard(request));
    awaitActive();
  }

  private void merge() {
    MergeShardsRequest request =
        MergeShardsRequest.builder()
            .streamName(physicalName())
            .shardToMerge(LOWER.value())
            .adjacentShardToMerge(UPPER.value())
            .build();
    Calls.run(() -> kinesis().mergeShards(request));
    awaitActive();
  }

  private void awaitActive() {
    Eventually.holds(() -> assertThat(status()).isEqualTo(StreamStatus.ACTIVE));
  }

  private StreamStatus status() {
    DescribeStreamSummaryRequest request =
        DescribeStreamSummaryRequest.builder().streamName(physicalName()).build();
    return Calls.call(() -> kinesis().describeStreamSummary(request))
        .streamDescriptionSummary()
        .streamStatus();
  }

  private String physicalName() {
    return config.physicalName(stream.name().value());
  }

  private static KinesisClient kinesis() {
    return clients.kinesis();
  }
}
