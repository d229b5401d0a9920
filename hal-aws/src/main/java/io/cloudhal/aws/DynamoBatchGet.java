package io.cloudhal.aws;

import io.cloudhal.error.ThrottledException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many entries. DynamoDB leaves keys unprocessed when an answer would be too large or its
 * table is busy: these are asked for again, with the next ones, until all are read. A few batches
 * are under way at a time.
 */
final class DynamoBatchGet {

  private final DynamoTable table;
  private final Collection<EntryKey> keys;
  private final Deque<EntryKey> pending;
  private final Map<EntryKey, Entry> found = new HashMap<>();
  private final Backoff backoff = new Backoff();

  DynamoBatchGet(DynamoTable table, Collection<EntryKey> keys) {
    this.table = table;
    this.keys = keys;
    this.pending = new ArrayDeque<>(keys);
  }

  /** Returns the entries in the order of their keys. */
  Map<EntryKey, Entry> run() {
    while (!pending.isEmpty()) {
      Call.current().check(false);
      readRound();
    }
    Map<EntryKey, Entry> entries = new LinkedHashMap<>();
    for (EntryKey key : keys) {
      Entry entry = found.get(key);
      if (entry != null && table.rules().isLive(entry)) {
        entries.put(key, entry);
      }
    }
    return entries;
  }

  private void readRound() {
    List<Callable<BatchGetItemResponse>> requests = new ArrayList<>();
    int asked = 0;
    while (requests.size() < AwsThreads.TOGETHER && !pending.isEmpty()) {
      List<EntryKey> batch = takeBatch();
      requests.add(() -> read(batch));
      asked += batch.size();
    }
    int left = 0;
    for (BatchGetItemResponse response : table.threads().runAll(requests, false)) {
      left += take(response);
    }
    if (left == asked) {
      waitForCapacity();
    } else {
      backoff.reset();
    }
  }

  private List<EntryKey> takeBatch() {
    List<EntryKey> batch = new ArrayList<>();
    while (batch.size() < DynamoLimits.BATCH_READS && !pending.isEmpty()) {
      batch.add(pending.removeFirst());
    }
    return batch;
  }

  private BatchGetItemResponse read(List<EntryKey> batch) {
    BatchGetItemRequest request =
        BatchGetItemRequest.builder()
            .requestItems(
                Map.of(
                    table.name(),
                    KeysAndAttributes.builder()
                        .keys(batch.stream().map(DynamoKey::ofEntry).toList())
                        .consistentRead(true)
                        .build()))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.read(() -> table.client().batchGetItem(request));
  }

  /** Takes what was found, and returns how many keys were not processed. */
  private int take(BatchGetItemResponse response) {
    for (Map<String, AttributeValue> item :
        response.responses().getOrDefault(table.name(), List.of())) {
      EntryKey key = DynamoKey.entryKey(item);
      found.put(key, DynamoItem.entry(key, item));
    }
    KeysAndAttributes left = response.unprocessedKeys().get(table.name());
    if (left == null) {
      return 0;
    }
    left.keys().forEach(key -> pending.addFirst(DynamoKey.entryKey(key)));
    return left.keys().size();
  }

  private void waitForCapacity() {
    if (!Call.current().pause(backoff.next(), false)) {
      throw new ThrottledException(Call.current().context(), "keys stayed unprocessed");
    }
  }
}
