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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * One append, a few requests at a time. What Kinesis refuses goes again, as long as the deadline
 * allows.
 */
final class KinesisAppend {

  private static final String THROTTLED = "ProvisionedThroughputExceededException";

  private final KinesisStream stream;
  private final AwsThreads threads;
  private final AppendResult[] results;
  private final KinesisBatches batches;
  private final Map<KinesisLane, HalException> refused = new LinkedHashMap<>();
  private final Backoff backoff = new Backoff();
  private boolean anyAppended;

  KinesisAppend(
      KinesisStream stream,
      AwsThreads threads,
      List<StreamRecord> records,
      Optional<ClaimChecks> claims) {
    this.stream = stream;
    this.threads = threads;
    this.results = new AppendResult[records.size()];
    this.batches = new KinesisBatches(records, results, claims);
  }

  /** What became of a request: an answer, or a failure. */
  private record Sent(
      List<KinesisBatches.Outgoing> batch,
      Optional<PutRecordsResponse> response,
      Optional<HalException> failure) {}

  /** Appends the records and returns one result for each. */
  List<AppendResult> run() {
    for (var round = batches.round(); !round.isEmpty(); round = batches.round()) {
      settle(sendAll(round));
      pauseIfRefused();
      batches.ended(round);
    }
    return Arrays.asList(results);
  }

  private List<Sent> sendAll(List<List<KinesisBatches.Outgoing>> round) {
    List<Callable<Sent>> requests = new ArrayList<>();
    round.forEach(batch -> requests.add(() -> send(batch)));
    try {
      return threads.runAll(requests, true);
    } catch (CancelledException e) {
      throw Call.current().cancelled(e, e.mayHaveTakenEffect() || anyAppended);
    }
  }

  private Sent send(List<KinesisBatches.Outgoing> batch) {
    try {
      PutRecordsResponse response =
          stream.put(batch.stream().map(KinesisBatches.Outgoing::entry).toList());
      return new Sent(batch, Optional.of(response), Optional.empty());
    } catch (CancelledException e) {
      throw e;
    } catch (HalException e) {
      return new Sent(batch, Optional.empty(), Optional.of(e));
    }
  }

  /** What fails as a whole before anything was appended is thrown, else it is told per record. */
  private void settle(List<Sent> round) {
    round.forEach(sent -> sent.response().ifPresent(response -> settle(sent.batch(), response)));
    List<HalException> failures =
        round.stream()
            .map(Sent::failure)
            .flatMap(Optional::stream)
            .filter(each -> !(each instanceof ThrottledException))
            .toList();
    if (!failures.isEmpty() && !anyAppended) {
      throw AwsErrors.ofAll(failures);
    }
    round.forEach(sent -> sent.failure().ifPresent(failure -> settle(sent.batch(), failure)));
  }

  private void settle(List<KinesisBatches.Outgoing> batch, HalException failure) {
    for (KinesisBatches.Outgoing each : batch) {
      if (failure instanceof ThrottledException) {
        refused.put(each.lane(), failure);
      } else {
        each.lane().fail(failure);
      }
    }
  }

  private void settle(List<KinesisBatches.Outgoing> batch, PutRecordsResponse response) {
    ErrorContext context =
        Call.current().context().withRequestId(response.responseMetadata().requestId());
    for (int i = 0; i < batch.size(); i++) {
      KinesisBatches.Outgoing each = batch.get(i);
      PutRecordsResultEntry result = response.records().get(i);
      if (result.errorCode() == null) {
        ShardId shard = new ShardId(result.shardId());
        each.lane().appended(each.frame(), shard, result.sequenceNumber());
        anyAppended = true;
      } else {
        refused.put(each.lane(), refusal(context, result.errorCode()));
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
