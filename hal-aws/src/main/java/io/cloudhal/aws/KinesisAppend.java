package io.cloudhal.aws;

import io.cloudhal.bus.AppendResult;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.spi.ClaimChecks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * One append: a request takes one frame of each of many keys, so that no two frames of a key are
 * ever in flight. What Kinesis refuses goes again, as long as the deadline allows.
 */
final class KinesisAppend {

  // Source: PutRecords, Amazon Kinesis API Reference, read 2026-11-24: 500 records; some of its
  // pages say 10 MiB a request, others 5 MiB, keys included: the lower one is right for both.
  private static final int MAX_FRAMES = 500;
  private static final int MAX_REQUEST_BYTES = 5 << 20;

  private static final String THROTTLED = "ProvisionedThroughputExceededException";

  private final KinesisStream stream;
  private final Optional<ClaimChecks> claims;
  private final Queue<KinesisLane> waiting = new ArrayDeque<>();
  private final Map<KinesisLane, HalException> refused = new LinkedHashMap<>();
  private final Backoff backoff = new Backoff();
  private boolean anyAppended;

  KinesisAppend(KinesisStream stream, Optional<ClaimChecks> claims) {
    this.stream = stream;
    this.claims = claims;
  }

  /** A frame and the lane that it is from. */
  private record Sent(KinesisLane lane, KinesisFrame frame) {

    int bytes() {
      return lane.key().length() + frame.bytes();
    }

    PutRecordsRequestEntry entry() {
      return PutRecordsRequestEntry.builder()
          .partitionKey(lane.key())
          .data(SdkBytes.fromByteArrayUnsafe(frame.encode()))
          .build();
    }
  }

  /** Appends {@code records} and returns one result for each. */
  List<AppendResult> run(List<StreamRecord> records) {
    AppendResult[] results = new AppendResult[records.size()];
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.computeIfAbsent(records.get(i).key(), missing -> new ArrayList<>()).add(i);
    }
    places.values().forEach(of -> waiting.add(new KinesisLane(records, of, results, claims)));
    while (!waiting.isEmpty()) {
      List<Sent> some = take();
      if (!some.isEmpty()) {
        send(some);
        pauseIfRefused();
        some.stream().map(Sent::lane).filter(lane -> !lane.isFinished()).forEach(waiting::add);
      }
    }
    return Arrays.asList(results);
  }

  /** Returns as many frames as a request takes. */
  private List<Sent> take() {
    List<Sent> taken = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && taken.size() < MAX_FRAMES) {
      KinesisLane lane = waiting.element();
      Optional<Sent> next = lane.frame().map(frame -> new Sent(lane, frame));
      bytes += next.map(Sent::bytes).orElse(0);
      if (bytes > MAX_REQUEST_BYTES) {
        break;
      }
      waiting.remove();
      next.ifPresent(taken::add);
    }
    return taken;
  }

  /** What fails as a whole before anything was appended is thrown, else it is told per record. */
  private void send(List<Sent> frames) {
    try {
      List<PutRecordsRequestEntry> entries = frames.stream().map(Sent::entry).toList();
      settle(frames, stream.put(entries));
    } catch (CancelledException e) {
      throw e;
    } catch (ThrottledException e) {
      frames.forEach(each -> refused.put(each.lane(), e));
    } catch (HalException e) {
      if (!anyAppended) {
        throw e;
      }
      frames.forEach(each -> each.lane().fail(e));
    }
  }

  private void settle(List<Sent> frames, PutRecordsResponse response) {
    ErrorContext context =
        Call.current().context().withRequestId(response.responseMetadata().requestId());
    for (int i = 0; i < frames.size(); i++) {
      Sent sent = frames.get(i);
      PutRecordsResultEntry result = response.records().get(i);
      if (result.errorCode() == null) {
        ShardId shard = new ShardId(result.shardId());
        sent.lane().appended(sent.frame(), shard, result.sequenceNumber());
        anyAppended = true;
      } else {
        refused.put(sent.lane(), refusal(context, result.errorCode()));
      }
    }
  }

  private static HalException refusal(ErrorContext context, String code) {
    return code.equals(THROTTLED)
        ? new ThrottledException(context, code)
        : new UnavailableException(context, code, null, true);
  }

  private void pauseIfRefused() {
    if (refused.isEmpty()) {
      backoff.reset();
    } else if (!Call.current().pause(backoff.next(), anyAppended)) {
      refused.forEach(KinesisLane::fail);
    }
    refused.clear();
  }
}
