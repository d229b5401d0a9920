package io.cloudhal.aws;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.MessageEnvelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one key in one append, which go one frame after the other. A frame that was
 * refused stays the next one, and nothing follows a failure.
 */
final class KinesisLane {

  private final List<StreamRecord> records;
  private final List<Integer> places;
  private final AppendResult[] results;
  private final Optional<ClaimChecks> claims;
  private @Nullable KinesisFrame current;
  private @Nullable MessageEnvelope leftOver;
  private int done;

  /**
   * Creates a lane.
   *
   * @param records all records of the append
   * @param places which of them have the key, at least one
   * @param results where what became of them is told
   */
  KinesisLane(
      List<StreamRecord> records,
      List<Integer> places,
      AppendResult[] results,
      Optional<ClaimChecks> claims) {
    this.records = records;
    this.places = places;
    this.results = results;
    this.claims = claims;
  }

  String key() {
    return records.get(places.get(0)).key();
  }

  boolean isFinished() {
    return done == places.size();
  }

  /** Returns whether there are records behind those of the next frame. */
  boolean hasMoreFrames() {
    return current != null && done + current.count() < places.size();
  }

  /** Returns the next frame; empty if making it failed, and then the lane is finished. */
  Optional<KinesisFrame> frame() {
    if (current == null) {
      current = packed();
    }
    return Optional.ofNullable(current);
  }

  /** What fails behind a first record fails again, and alone, in the next frame. */
  private @Nullable KinesisFrame packed() {
    KinesisFrame frame = new KinesisFrame();
    try {
      while (done + frame.count() < places.size() && frame.add(envelope(done + frame.count()))) {
        leftOver = null;
      }
    } catch (CancelledException e) {
      throw e;
    } catch (HalException e) {
      if (frame.count() == 0) {
        fail(e);
        return null;
      }
    }
    return frame;
  }

  /** Returns an envelope, made once: making it may have put its body into a bucket. */
  private MessageEnvelope envelope(int index) {
    MessageEnvelope made = leftOver;
    if (made == null) {
      made =
          MessageEnvelope.of(Map.of(), records.get(places.get(index)).data())
              .fitted(KinesisFrame.MAX_ENVELOPE_BYTES, claims);
      leftOver = made;
    }
    return made;
  }

  /** Notes that {@code frame} was appended. */
  void appended(KinesisFrame frame, ShardId shard, String number) {
    for (int i = 0; i < frame.count(); i++) {
      String sequence = new KinesisSequence(number, i, frame.count()).toString();
      results[places.get(done + i)] = new AppendResult.Appended(shard, sequence);
    }
    done += frame.count();
    current = null;
  }

  /** Notes that the rest was not appended. */
  void fail(HalException error) {
    while (done < places.size()) {
      results[places.get(done)] = new AppendResult.Failed(error);
      done++;
    }
  }
}
