package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.bus.AppendResult.Appended;
import io.cloudhal.bus.Checkpoints;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamConsumeOptions;
import io.cloudhal.bus.StreamEntry;
import io.cloudhal.bus.StreamHandler;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.computer.StoredCheckpoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the contracts of streams share. */
abstract class StreamContract extends Contract {

  static final int MANY = 1000;

  final EventStream stream() {
    return resources().stream(1);
  }

  static StreamRecord record(String key, String data) {
    return new StreamRecord(key, Bytes.utf8(data));
  }

  /** Returns {@code count} records of one key with the data {@code prefix + index}. */
  static List<StreamRecord> records(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> record("key", prefix + i)).toList();
  }

  /** Returns {@code size} bytes without a pattern. */
  static Bytes bytes(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Bytes.wrap(content);
  }

  /** Appends and asserts that it worked. */
  static List<Appended> append(EventStream stream, List<StreamRecord> records) {
    List<Appended> appended =
        stream.append(records).stream()
            .filter(Appended.class::isInstance)
            .map(Appended.class::cast)
            .toList();
    assertThat(appended).as("records appended").hasSize(records.size());
    return appended;
  }

  static Appended append(EventStream stream, String data) {
    return append(stream, List.of(record("key", data))).get(0);
  }

  static List<ShardId> shards(EventStream stream) {
    return stream.shards().stream().map(Shard::id).toList();
  }

  static ShardId onlyShard(EventStream stream) {
    List<ShardId> shards = shards(stream);
    assertThat(shards).hasSize(1);
    return shards.get(0);
  }

  static StreamBatch readAtOnce(EventStream stream, ShardId shard, StreamPosition from) {
    return stream.read(shard, from, MANY, Duration.ZERO);
  }

  /** Returns the first batch that is not empty. */
  static StreamBatch readSome(EventStream stream, ShardId shard, StreamPosition from, int max) {
    List<StreamBatch> batches = new ArrayList<>();
    Eventually.holds(
        () -> {
          StreamBatch batch = stream.read(shard, from, max, Duration.ZERO);
          assertThat(batch.entries()).as("entries read").isNotEmpty();
          batches.add(batch);
        });
    return batches.get(0);
  }

  /** Reads on from {@code from} until there are {@code count} entries, and asserts no more. */
  static List<StreamEntry> read(EventStream stream, ShardId shard, StreamPosition from, int count) {
    List<StreamEntry> entries = new ArrayList<>();
    StreamPosition[] next = {from};
    Eventually.holds(
        () -> {
          StreamBatch batch = readAtOnce(stream, shard, next[0]);
          entries.addAll(batch.entries());
          next[0] = batch.next();
          assertThat(entries).as("entries read").hasSizeGreaterThanOrEqualTo(count);
        });
    assertThat(entries).as("entries read").hasSize(count);
    assertThat(readAtOnce(stream, shard, next[0]).entries()).as("entries left").isEmpty();
    return entries;
  }

  /** Reads all shards, which have {@code count} entries together, one after the other. */
  static List<StreamEntry> readAll(EventStream stream, int count) {
    List<StreamEntry> entries = new ArrayList<>();
    Eventually.holds(
        () -> {
          entries.clear();
          shards(stream).forEach(shard -> entries.addAll(readWhole(stream, shard)));
          assertThat(entries).as("entries read").hasSize(count);
        });
    return entries;
  }

  private static List<StreamEntry> readWhole(EventStream stream, ShardId shard) {
    List<StreamEntry> entries = new ArrayList<>();
    StreamBatch batch = readAtOnce(stream, shard, StreamPosition.earliest());
    while (!batch.entries().isEmpty()) {
      entries.addAll(batch.entries());
      batch = readAtOnce(stream, shard, batch.next());
    }
    return entries;
  }

  /** Returns how far a group of consumers has read, kept in the store that tests share. */
  final Checkpoints checkpoints(EventStream stream, String group) {
    return StoredCheckpoints.of(resources().store(), group, stream.name());
  }

  /** Consumes until the test ends. */
  final Consumption consume(
      EventStream stream, StreamHandler handler, StreamConsumeOptions options) {
    Consumption consumption = stream.consume(handler, options);
    resources().afterwards(consumption::close);
    return consumption;
  }

  static List<String> data(List<StreamEntry> entries) {
    return entries.stream().map(entry -> entry.record().data().toUtf8()).toList();
  }

  static List<StreamRecord> recordsOf(List<StreamEntry> entries) {
    return entries.stream().map(StreamEntry::record).toList();
  }
}
