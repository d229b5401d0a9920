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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Applies many writes, each with an outcome of its own: unconditional ones in batches, of which
 * DynamoDB may leave some unprocessed, to be sent again; conditional ones alone, as a batch takes
 * no conditions. A few requests are under way at a time: all keys differ.
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
      sendRound();
    }
    apply(alone);
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

  /** Sends a few batches at a time; what was not processed goes with the next ones. */
  private void sendRound() {
    List<Prepared> sent = new ArrayList<>();
    List<Callable<Map<EntryKey, WriteOutcome>>> requests = new ArrayList<>();
    while (requests.size() < AwsThreads.TOGETHER && !pending.isEmpty()) {
      List<Prepared> batch = takeBatch();
      sent.addAll(batch);
      requests.add(() -> attempt(() -> send(batch), failed -> all(batch, failed)));
    }
    table.threads().runAll(requests, true).forEach(outcomes::putAll);
    sendAgain(sent.stream().filter(each -> !outcomes.containsKey(each.key())).toList());
  }

  private void sendAgain(List<Prepared> unprocessed) {
    if (unprocessed.isEmpty()) {
      backoff.reset();
    } else if (Call.current().pause(backoff.next(), true)) {
      unprocessed.forEach(pending::addFirst);
    } else {
      HalException error =
          new ThrottledException(Call.current().context(), "writes stayed unprocessed");
      outcomes.putAll(all(unprocessed, new WriteOutcome.Failed(error)));
    }
  }

  private void apply(List<Write> alone) {
    List<Callable<WriteOutcome>> requests = new ArrayList<>();
    alone.forEach(
        write -> requests.add(() -> attempt(() -> writer.apply(write), failed -> failed)));
    List<WriteOutcome> results = table.threads().runAll(requests, true);
    for (int i = 0; i < alone.size(); i++) {
      outcomes.put(alone.get(i).key(), results.get(i));
    }
  }

  /** Does a step, unless it would be too late; its failure is an outcome, too. */
  private static <T> T attempt(Supplier<T> step, Function<WriteOutcome.Failed, T> otherwise) {
    try {
      Call.current().check(false);
      return step.get();
    } catch (CancelledException e) {
      throw Call.current().cancelled(e, true);
    } catch (NotFoundException e) {
      throw e; // there is no store
    } catch (HalException e) {
      return otherwise.apply(new WriteOutcome.Failed(e));
    }
  }

  private static Map<EntryKey, WriteOutcome> all(List<Prepared> batch, WriteOutcome.Failed failed) {
    Map<EntryKey, WriteOutcome> outcomes = new HashMap<>();
    batch.forEach(each -> outcomes.put(each.key(), failed));
    return outcomes;
  }

  /** Sends a batch and returns the outcomes of the writes that were processed. */
  private Map<EntryKey, WriteOutcome> send(List<Prepared> batch) {
    BatchWriteItemRequest request =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table.name(), batch.stream().map(Prepared::request).toList()))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    Map<EntryKey, WriteOutcome> applied = new HashMap<>();
    batch.forEach(each -> applied.put(each.key(), new WriteOutcome.Applied(each.version())));
    AwsClients.write(() -> table.client().batchWriteItem(request))
        .unprocessedItems()
        .getOrDefault(table.name(), List.of())
        .forEach(unprocessed -> applied.remove(key(unprocessed)));
    return applied;
  }

  private static EntryKey key(WriteRequest request) {
    return DynamoKey.entryKey(
        request.putRequest() == null ? request.deleteRequest().key() : request.putRequest().item());
  }
}
