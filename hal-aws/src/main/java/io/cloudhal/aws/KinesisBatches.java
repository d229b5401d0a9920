package io.cloudhal.aws;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.spi.ClaimChecks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * The frames of one append on their way into requests. A request takes one frame of each of many
 * keys, so that no two frames of a key are ever in flight.
 */
final class KinesisBatches {

  // Source: PutRecords, Amazon Kinesis API Reference, read 2026-11-24: 500 records; some of its
  // pages say 10 MiB a request, others 5 MiB, keys included: the lower one is right for both.
  private static final int MAX_FRAMES = 500;
  private static final int MAX_REQUEST_BYTES = 5 << 20;

  private final Queue<KinesisLane> waiting = new ArrayDeque<>();

  /** A frame and the lane that it is from. */
  record Outgoing(KinesisLane lane, KinesisFrame frame) {

    private int bytes() {
      return lane.key().length() + frame.bytes();
    }

    PutRecordsRequestEntry entry() {
      return PutRecordsRequestEntry.builder()
          .partitionKey(lane.key())
          .data(SdkBytes.fromByteArrayUnsafe(frame.encode()))
          .build();
    }
  }

  /**
   * Creates the batches of some records.
   *
   * @param results where what became of them is told
   */
  KinesisBatches(List<StreamRecord> records, AppendResult[] results, Optional<ClaimChecks> claims) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.computeIfAbsent(records.get(i).key(), missing -> new ArrayList<>()).add(i);
    }
    places.values().forEach(of -> waiting.add(new KinesisLane(records, of, results, claims)));
  }

  /**
   * Returns batches that may be under way together, none if no lane waits. One that is not full
   * waits for the lanes that will come back, so that there are no more than if they were sent one
   * after the other.
   */
  List<List<Outgoing>> round() {
    List<List<Outgoing>> round = new ArrayList<>();
    while (round.size() < AwsThreads.TOGETHER) {
      List<Outgoing> batch = batch();
      if (batch.isEmpty()) {
        break;
      }
      if (waiting.isEmpty() && lanes(round).anyMatch(KinesisLane::hasMoreFrames)) {
        batch.forEach(each -> waiting.add(each.lane()));
        break;
      }
      round.add(batch);
    }
    return round;
  }

  /** Returns as many frames as a request takes. */
  private List<Outgoing> batch() {
    List<Outgoing> batch = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && batch.size() < MAX_FRAMES) {
      KinesisLane lane = waiting.element();
      Optional<Outgoing> next = lane.frame().map(frame -> new Outgoing(lane, frame));
      bytes += next.map(Outgoing::bytes).orElse(0);
      if (bytes > MAX_REQUEST_BYTES) {
        break;
      }
      waiting.remove();
      next.ifPresent(batch::add);
    }
    return batch;
  }

  /** Goes on with the lanes of a round that are not finished. */
  void ended(List<List<Outgoing>> round) {
    lanes(round).filter(lane -> !lane.isFinished()).forEach(waiting::add);
  }

  private static Stream<KinesisLane> lanes(List<List<Outgoing>> round) {
    return round.stream().flatMap(List::stream).map(Outgoing::lane);
  }
}
