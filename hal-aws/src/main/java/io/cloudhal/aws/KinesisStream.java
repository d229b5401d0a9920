package io.cloudhal.aws;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.Shard;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamBatch;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.StreamDriver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * A stream of Kinesis. It remembers where readers are, so there is one instance for each stream.
 * Thread-safe.
 */
final class KinesisStream implements StreamDriver {

  // Source: GetShardIterator, Amazon Kinesis API Reference, read 2026-11-24.
  private static final Pattern SHARD_ID = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

  private final StreamName name;
  private final String physicalName;
  private final AwsClients clients;
  private final Optional<ClaimChecks> claims;
  private final KinesisCursors cursors = new KinesisCursors();
  private final ConcurrentMap<ShardId, KinesisPace> paces = new ConcurrentHashMap<>();

  KinesisStream(
      AwsConfig config, AwsClients clients, StreamName name, Optional<ClaimChecks> claims) {
    this.name = name;
    this.physicalName = config.physicalName(name.value());
    this.clients = clients;
    this.claims = claims;
  }

  @Override
  public StreamName name() {
    return name;
  }

  @Override
  public List<AppendResult> append(List<StreamRecord> records) {
    return new KinesisAppend(this, clients.threads(), records, claims).run();
  }

  @Override
  public List<Shard> shards() {
    List<ListShardsResponse> pages = new ArrayList<>();
    ListShardsRequest.Builder request = ListShardsRequest.builder().streamName(physicalName);
    while (true) {
      ListShardsRequest.Builder next = request.overrideConfiguration(AwsClients.deadline());
      ListShardsResponse page = patiently(() -> client().listShards(next.build()));
      pages.add(page);
      if (page.nextToken() == null) {
        return KinesisShards.of(pages);
      }
      request = ListShardsRequest.builder().nextToken(page.nextToken());
    }
  }

  @Override
  public StreamBatch read(ShardId shard, StreamPosition from, int max, Duration maxWait) {
    if (!SHARD_ID.matcher(shard.value()).matches()) {
      throw new NotFoundException(Call.current().context(), "no shard " + shard);
    }
    return new KinesisRead(this, shard, from).run(max, maxWait, claims);
  }

  KinesisCursors cursors() {
    return cursors;
  }

  PutRecordsResponse put(List<PutRecordsRequestEntry> entries) {
    return AwsClients.write(
        () ->
            client()
                .putRecords(
                    request ->
                        request
                            .streamName(physicalName)
                            .records(entries)
                            .overrideConfiguration(AwsClients.deadline())));
  }

  /** Returns a cursor that begins at {@code position}. */
  KinesisCursor open(ShardId shard, StreamPosition position) {
    KinesisPlace place = KinesisPlace.of(position);
    return new KinesisCursor(place, iterator(shard, place).shardIterator());
  }

  /** Returns the time by the clock of Kinesis: it stamps records, and ours may be ahead. */
  Instant now(ShardId shard) {
    return iterator(shard, KinesisPlace.of(StreamPosition.latest()))
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .orElseGet(Instant::now);
  }

  private GetShardIteratorResponse iterator(ShardId shard, KinesisPlace place) {
    return patiently(
        () ->
            client()
                .getShardIterator(
                    request -> {
                      request.streamName(physicalName).shardId(shard.value());
                      request.overrideConfiguration(AwsClients.deadline());
                      place.describe(request);
                    }));
  }

  /**
   * Returns what is behind a cursor; empty if its iterator is not good any more and {@code fresh}
   * does not say that it must be.
   */
  Optional<GetRecordsResponse> get(ShardId shard, KinesisCursor cursor, int limit, boolean fresh) {
    return patiently(
        () -> {
          takeTurn(shard);
          try {
            return Optional.of(records(cursor.iterator().orElseThrow(), limit));
          } catch (ExpiredIteratorException
              | InvalidArgumentException
              | ResourceNotFoundException e) {
            if (fresh) {
              throw e;
            }
            return Optional.empty();
          }
        });
  }

  private GetRecordsResponse records(String iterator, int limit) {
    return client()
        .getRecords(
            request ->
                request
                    .shardIterator(iterator)
                    .limit(limit)
                    .overrideConfiguration(AwsClients.deadline()));
  }

  private void takeTurn(ShardId shard) {
    Duration wait = paces.computeIfAbsent(shard, missing -> new KinesisPace()).turn();
    if (!wait.isZero() && !Call.current().pause(wait, false)) {
      throw Call.current().timedOut(null, false);
    }
  }

  /** Reads, again while Kinesis says that it is asked too often and there is time. */
  private static <T> T patiently(Supplier<T> request) {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        return AwsClients.read(request);
      } catch (ThrottledException e) {
        if (!Call.current().pause(backoff.next(), false)) {
          throw e;
        }
      }
    }
  }

  private KinesisClient client() {
    return clients.kinesis();
  }
}
