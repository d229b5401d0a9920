package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Applies many writes, each with an outcome of its own: unconditional ones in batches, of which
 * DynamoDB may leave some unprocessed, to be sent again; conditional ones alone, as a batch takes
 * no conditions.
 */
final class DynamoBatchWrite {

  /** An unconditional write, and the version that it makes. */
  private record Prepared(EntryKey key, WriteRequest request, Optional<Version> version) {}

  private final DynamoTable table;
  private final DynamoWriter writer;
  private final List<Write> writes;
  private final Map<EntryKey, WriteOutcome> outcomes = new HashMap<>();
  private final Deque<Prepared> pending = new ArrayDeque<>();
  private final Backoff backoff = new Backoff();

  DynamoBatchWrite(DynamoTable table, DynamoWriter writer, List<Write> writes) {
    this.table = table;
    this.writer = writer;
    this.writes = writes;
  }

  List<WriteOutcome> run() {
    List<Write> alone = new ArrayList<>();
    for (Write write : writes) {
      if (precondition(write) instanceof Precondition.None) {
        pending.add(prepared(write));
      } else {
        alone.add(write);
      }
    }
    while (!pending.isEmpty()) {
      List<Prepared> batch = takeBatch();
      attempt(batch.stream().map(Prepared::key).toList(), () -> apply(batch));
    }
    for (Write write : alone) {
      attempt(List.of(write.key()), () -> outcomes.put(write.key(), writer.apply(write)));
    }
    return writes.stream().map(write -> outcomes.get(write.key())).toList();
  }

  private static Precondition precondition(Write write) {
    return write instanceof Write.Put put
        ? put.options().precondition()
        : ((Write.Delete) write).precondition();
  }

  private Prepared prepared(Write write) {
    if (write instanceof Write.Put put) {
      Entry entry = table.rules().entry(put.key(), put.value(), put.options());
      Map<String, AttributeValue> item = DynamoItem.of(entry);
      WriteRequest request = WriteRequest.builder().putRequest(to -> to.item(item)).build();
      return new Prepared(put.key(), request, Optional.of(entry.version()));
    }
    Map<String, AttributeValue> key = DynamoKey.ofEntry(write.key());
    WriteRequest request = WriteRequest.builder().deleteRequest(to -> to.key(key)).build();
    return new Prepared(write.key(), request, Optional.empty());
  }

  private List<Prepared> takeBatch() {
    List<Prepared> batch = new ArrayList<>();
    while (batch.size() < DynamoLimits.BATCH_WRITES && !pending.isEmpty()) {
      batch.add(pending.removeFirst());
    }
    return batch;
  }

  /** Does a step for some keys; a failure becomes the outcome of those that have none yet. */
  private void attempt(List<EntryKey> keys, Runnable step) {
    try {
      Call.current().check(false);
      step.run();
    } catch (CancelledException e) {
      throw Call.current().cancelled(e, true);
    } catch (NotFoundException e) {
      throw e; // there is no store
    } catch (HalException e) {
      keys.forEach(key -> outcomes.putIfAbsent(key, new WriteOutcome.Failed(e)));
    }
  }

  private void apply(List<Prepared> batch) {
    Set<EntryKey> left = send(batch);
    List<Prepared> again = new ArrayList<>();
    for (Prepared each : batch) {
      if (left.contains(each.key())) {
        again.add(each);
      } else {
        outcomes.put(each.key(), new WriteOutcome.Applied(each.version()));
      }
    }
    if (again.isEmpty()) {
      backoff.reset();
    } else {
      waitForCapacity();
      again.forEach(pending::addFirst);
    }
  }

  /** Sends a batch and returns the keys that were not processed. */
  private Set<EntryKey> send(List<Prepared> batch) {
    BatchWriteItemRequest request =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table.name(), batch.stream().map(Prepared::request).toList()))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    Set<EntryKey> left = new HashSet<>();
    for (WriteRequest unprocessed :
        AwsClients.write(() -> table.client().batchWriteItem(request))
            .unprocessedItems()
            .getOrDefault(table.name(), List.of())) {
      left.add(
          DynamoKey.entryKey(
              unprocessed.putRequest() == null
                  ? unprocessed.deleteRequest().key()
                  : unprocessed.putRequest().item()));
    }
    return left;
  }

  private void waitForCapacity() {
    if (!Call.current().pause(backoff.next(), false)) {
      throw new ThrottledException(Call.current().context(), "writes stayed unprocessed");
    }
  }
}
