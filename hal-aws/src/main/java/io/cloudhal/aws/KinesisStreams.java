package io.cloudhal.aws;

import io.cloudhal.bus.StreamName;
import io.cloudhal.computer.StreamSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Makes and removes streams: looks, takes the next step towards what is wanted, looks again. */
final class KinesisStreams {

  private static final int RETENTION_HOURS = 7 * 24;

  // Source: DescribeStreamSummary, Amazon Kinesis API Reference, read 2026-11-24: 20 a second for
  // the account.
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final AwsConfig config;
  private final AwsClients clients;

  KinesisStreams(AwsConfig config, AwsClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /** Ensures that there is a stream that keeps records for 7 days. */
  void ensure(StreamSpec spec) {
    String name = physicalName(spec.name());
    while (!isReady(name, spec)) {
      pause();
    }
  }

  private boolean isReady(String name, StreamSpec spec) {
    Optional<StreamDescriptionSummary> found = find(name);
    if (found.isEmpty()) {
      step(() -> create(name, spec.shards()));
      return false;
    }
    StreamDescriptionSummary stream = found.get();
    if (stream.streamStatus() != StreamStatus.ACTIVE) {
      return false;
    }
    if (stream.openShardCount() != spec.shards()) {
      throw new InvalidRequestException(
          Call.current().context(),
          "the stream is there with " + stream.openShardCount() + " shards, not " + spec.shards());
    }
    if (stream.retentionPeriodHours() < RETENTION_HOURS) {
      step(() -> keepLonger(name));
      return false;
    }
    return true;
  }

  /** Removes a stream with its records and the consumers registered with it. */
  void remove(StreamName name) {
    String physical = physicalName(name);
    Optional<StreamDescriptionSummary> found = find(physical);
    while (found.isPresent()) {
      if (found.get().streamStatus() != StreamStatus.DELETING) {
        step(() -> delete(physical));
      }
      pause();
      found = find(physical);
    }
  }

  private String physicalName(StreamName name) {
    return config.physicalName(name.value());
  }

  private Optional<StreamDescriptionSummary> find(String name) {
    try {
      return AwsClients.read(
          () -> {
            try {
              return Optional.of(describe(name));
            } catch (ResourceNotFoundException e) {
              return Optional.empty();
            }
          });
    } catch (ThrottledException e) {
      if (!Call.current().pause(PAUSE.multipliedBy(3), true)) {
        throw e;
      }
      return find(name);
    }
  }

  /** Takes a step; one that is refused, since the stream is busy or we are, comes again later. */
  private static void step(Supplier<?> request) {
    try {
      AwsClients.write(
          () -> {
            try {
              return Optional.of(request.get());
            } catch (ResourceInUseException | ResourceNotFoundException e) {
              return Optional.empty();
            }
          });
    } catch (ThrottledException e) {
      if (!Call.current().pause(PAUSE.multipliedBy(3), true)) {
        throw e;
      }
    }
  }

  private static void pause() {
    if (!Call.current().pause(PAUSE, true)) {
      throw Call.current().timedOut(null, true);
    }
  }

  private StreamDescriptionSummary describe(String name) {
    return client()
        .describeStreamSummary(
            request -> request.streamName(name).overrideConfiguration(AwsClients.deadline()))
        .streamDescriptionSummary();
  }

  private Object create(String name, int shards) {
    return client()
        .createStream(
            request ->
                request
                    .streamName(name)
                    .shardCount(shards)
                    .streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED))
                    .overrideConfiguration(AwsClients.deadline()));
  }

  private Object keepLonger(String name) {
    return client()
        .increaseStreamRetentionPeriod(
            request ->
                request
                    .streamName(name)
                    .retentionPeriodHours(RETENTION_HOURS)
                    .overrideConfiguration(AwsClients.deadline()));
  }

  private Object delete(String name) {
    return client()
        .deleteStream(
            request ->
                request
                    .streamName(name)
                    .enforceConsumerDeletion(true)
                    .overrideConfiguration(AwsClients.deadline()));
  }

  private KinesisClient client() {
    return clients.kinesis();
  }
}
