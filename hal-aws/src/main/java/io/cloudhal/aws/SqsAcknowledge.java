package io.cloudhal.aws;

import io.cloudhal.bus.AckResult;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.spi.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;

/**
 * One acknowledging of deliveries, in batches, of which a few are under way at a time. A lease that
 * has ended is lost without a request: the vendor might accept it, and delete the message under the
 * lease of somebody else.
 */
final class SqsAcknowledge {

  // Source: Troubleshoot ReceiptHandleIsInvalid and InvalidParameterValue errors (AWS re:Post),
  // read 2026-11-24.
  private static final Set<String> LOST = Set.of("ReceiptHandleIsInvalid", "InvalidParameterValue");

  private static final int ROUND = AwsThreads.TOGETHER * AwsBusLimits.BATCH;

  private final AwsClients clients;
  private final BusAddress address;
  private final List<SqsLease> leases;
  private final AckResult[] results;

  SqsAcknowledge(AwsClients clients, BusAddress address, List<SqsLease> leases) {
    this.clients = clients;
    this.address = address;
    this.leases = leases;
    this.results = new AckResult[leases.size()];
  }

  /**
   * Acknowledges them.
   *
   * @throws HalException if a request failed and nothing was acknowledged
   */
  List<AckResult> run() {
    List<Integer> held = held();
    for (int i = 0; i < held.size(); i += ROUND) {
      int end = Math.min(i + ROUND, held.size());
      List<HalException> failures = deleteRound(held.subList(i, end));
      if (!failures.isEmpty()) {
        giveUp(held.subList(end, held.size()), AwsErrors.ofAll(failures));
        break;
      }
    }
    return List.of(results);
  }

  /** A request that failed has been repeated already, and the next ones would fare no better. */
  private void giveUp(List<Integer> rest, HalException error) {
    if (Arrays.stream(results).noneMatch(AckResult.Acknowledged.class::isInstance)) {
      throw error;
    }
    rest.forEach(index -> results[index] = new AckResult.Failed(error));
  }

  /** Returns what failed of the requests that were under way together. */
  private List<HalException> deleteRound(List<Integer> indexes) {
    List<Callable<Optional<HalException>>> requests = new ArrayList<>();
    for (int i = 0; i < indexes.size(); i += AwsBusLimits.BATCH) {
      List<Integer> batch = indexes.subList(i, Math.min(i + AwsBusLimits.BATCH, indexes.size()));
      requests.add(() -> tryToDelete(batch));
    }
    return clients.threads().runAll(requests, true).stream().flatMap(Optional::stream).toList();
  }

  private Optional<HalException> tryToDelete(List<Integer> indexes) {
    try {
      delete(indexes);
      return Optional.empty();
    } catch (CancelledException e) {
      throw e;
    } catch (HalException e) {
      indexes.forEach(index -> results[index] = new AckResult.Failed(e));
      return Optional.of(e);
    }
  }

  private List<Integer> held() {
    Instant now = TimeSource.system().now();
    List<Integer> held = new ArrayList<>();
    for (int i = 0; i < leases.size(); i++) {
      if (leases.get(i).isOver(now)) {
        results[i] = new AckResult.LeaseLost();
      } else {
        held.add(i);
      }
    }
    return held;
  }

  private void delete(List<Integer> indexes) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int index : indexes) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(String.valueOf(index))
              .receiptHandle(leases.get(index).receiptHandle())
              .build());
    }
    DeleteMessageBatchRequest request =
        DeleteMessageBatchRequest.builder()
            .queueUrl(address.location())
            .entries(entries)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    DeleteMessageBatchResponse response =
        AwsClients.write(() -> clients.sqs().deleteMessageBatch(request));
    response
        .successful()
        .forEach(each -> results[Integer.parseInt(each.id())] = new AckResult.Acknowledged());
    response.failed().forEach(each -> results[Integer.parseInt(each.id())] = failure(each));
  }

  private static AckResult failure(BatchResultErrorEntry entry) {
    return LOST.contains(entry.code())
        ? new AckResult.LeaseLost()
        : new AckResult.Failed(AwsRefusals.ofEntry(entry.code(), entry.senderFault()));
  }
}
