package io.cloudhal.aws;

import io.cloudhal.bus.StreamPosition;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.spi.Call;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Where to begin in a shard: what Kinesis is asked for, and how much of a first frame to skip. */
final class KinesisPlace {

  private static final Pattern TIME = Pattern.compile("time:(\\d{1,18})");

  private final ShardIteratorType type;
  private final @Nullable String number;
  private final @Nullable Instant time;
  private final int skipped;

  private KinesisPlace(
      ShardIteratorType type, @Nullable String number, @Nullable Instant time, int skipped) {
    this.type = type;
    this.number = number;
    this.time = time;
    this.skipped = skipped;
  }

  /** Returns the position of what is appended from {@code time} on, by the clock of Kinesis. */
  static StreamPosition position(Instant time) {
    return StreamPosition.at("time:" + time.toEpochMilli());
  }

  /**
   * Returns the place of a position.
   *
   * @throws InvalidRequestException if it does not come from Kinesis
   */
  static KinesisPlace of(StreamPosition position) {
    if (position instanceof StreamPosition.At at) {
      Matcher time = TIME.matcher(at.sequence());
      return time.matches()
          ? at(Instant.ofEpochMilli(Long.parseLong(time.group(1))))
          : at(sequence(at.sequence()), 0);
    }
    if (position instanceof StreamPosition.After after) {
      KinesisSequence sequence = sequence(after.sequence());
      return sequence.isLastOfFrame()
          ? new KinesisPlace(ShardIteratorType.AFTER_SEQUENCE_NUMBER, sequence.number(), null, 0)
          : at(sequence, 1);
    }
    return position instanceof StreamPosition.Latest
        ? new KinesisPlace(ShardIteratorType.LATEST, null, null, 0)
        : new KinesisPlace(ShardIteratorType.TRIM_HORIZON, null, null, 0);
  }

  private static KinesisPlace at(Instant time) {
    return new KinesisPlace(ShardIteratorType.AT_TIMESTAMP, null, time, 0);
  }

  private static KinesisPlace at(KinesisSequence sequence, int further) {
    return new KinesisPlace(
        ShardIteratorType.AT_SEQUENCE_NUMBER, sequence.number(), null, sequence.index() + further);
  }

  private static KinesisSequence sequence(String text) {
    return KinesisSequence.parse(text)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    Call.current().context(), "'" + text + "' is not a sequence of this stream"));
  }

  /** Completes a request for an iterator that begins here. */
  void describe(GetShardIteratorRequest.Builder request) {
    request.shardIteratorType(type).startingSequenceNumber(number).timestamp(time);
  }

  /** Returns how many records to skip of the frame with this sequence number. */
  int skippedOf(String frame) {
    return frame.equals(number) ? skipped : 0;
  }
}
