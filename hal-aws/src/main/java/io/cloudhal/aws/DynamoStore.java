package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.ScanRequest;
import io.cloudhal.memory.StoreName;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.spi.StoreDriver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** A store in a table. All reads are strongly consistent. */
final class DynamoStore implements StoreDriver {

  private final StoreName name;
  private final DynamoTable table;
  private final DynamoWriter writer;
  private final DynamoCounters counters;

  DynamoStore(StoreName name, DynamoTable table) {
    this.name = name;
    this.table = table;
    this.writer = new DynamoWriter(table);
    this.counters = new DynamoCounters(table);
  }

  @Override
  public StoreName name() {
    return name;
  }

  @Override
  public Optional<Entry> get(EntryKey key) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table.name())
            .key(DynamoKey.ofEntry(key))
            .consistentRead(true)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    Map<String, AttributeValue> item =
        AwsClients.read(() -> table.client().getItem(request)).item();
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(DynamoItem.entry(key, item)).filter(table.rules()::isLive);
  }

  @Override
  public Map<EntryKey, Entry> getAll(Collection<EntryKey> keys) {
    return new DynamoBatchGet(table, keys).run();
  }

  @Override
  public WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    return writer.put(key, value, options);
  }

  @Override
  public DeleteResult delete(EntryKey key, Precondition precondition) {
    return writer.delete(key, precondition);
  }

  @Override
  public List<WriteOutcome> writeAll(List<Write> writes) {
    return new DynamoBatchWrite(table, writer, writes).run();
  }

  @Override
  public TransactionResult transact(String partition, List<Write> writes) {
    return new DynamoTransaction(table, writes).run();
  }

  @Override
  public Page<Entry> scan(ScanRequest request) {
    return new DynamoScan(table, request).page();
  }

  @Override
  public long increment(EntryKey counter, long delta) {
    return delta == 0 ? counters.value(counter) : counters.add(counter, delta);
  }

  @Override
  public void removeCounter(EntryKey counter) {
    counters.remove(counter);
  }
}
