package io.cloudhal.aws;

import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.TransactionResult;
import io.cloudhal.memory.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Applies writes at one moment, by one request. DynamoDB knows an attempt that is repeated by the
 * token of the request, for 10 minutes, and answers it as the first one; so nothing is uncertain.
 */
// Source: TransactWriteItems (ClientRequestToken), Amazon DynamoDB API Reference, read 2026-11-24
final class DynamoTransaction {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  private final DynamoTable table;
  private final List<TransactWriteItem> items = new ArrayList<>();
  private final List<Optional<Version>> versions = new ArrayList<>();

  DynamoTransaction(DynamoTable table, List<Write> writes) {
    this.table = table;
    writes.forEach(this::add);
  }

  private void add(Write write) {
    if (write instanceof Write.Put put) {
      Entry entry = table.rules().entry(put.key(), put.value(), put.options());
      items.add(TransactWriteItem.builder().put(put(put, entry)).build());
      versions.add(Optional.of(entry.version()));
      return;
    }
    items.add(
        write instanceof Write.Check check
            ? TransactWriteItem.builder().conditionCheck(check(check)).build()
            : TransactWriteItem.builder().delete(delete((Write.Delete) write)).build());
    versions.add(Optional.empty());
  }

  private Put put(Write.Put write, Entry entry) {
    Put.Builder put = Put.builder().tableName(table.name()).item(DynamoItem.of(entry));
    condition(write.options().precondition())
        .ifPresent(
            condition ->
                put.conditionExpression(condition.expression())
                    .expressionAttributeValues(condition.values()));
    return put.build();
  }

  private Delete delete(Write.Delete write) {
    Delete.Builder delete =
        Delete.builder().tableName(table.name()).key(DynamoKey.ofEntry(write.key()));
    condition(write.precondition())
        .ifPresent(
            condition ->
                delete
                    .conditionExpression(condition.expression())
                    .expressionAttributeValues(condition.values()));
    return delete.build();
  }

  private ConditionCheck check(Write.Check write) {
    DynamoCondition condition = condition(write.precondition()).orElseThrow();
    return ConditionCheck.builder()
        .tableName(table.name())
        .key(DynamoKey.ofEntry(write.key()))
        .conditionExpression(condition.expression())
        .expressionAttributeValues(condition.values())
        .build();
  }

  private Optional<DynamoCondition> condition(Precondition precondition) {
    return table.rules().condition(precondition);
  }

  TransactionResult run() {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(items)
            .clientRequestToken(table.rules().newVersion().token())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(() -> run(request));
  }

  private TransactionResult run(TransactWriteItemsRequest request) {
    try {
      table.client().transactWriteItems(request);
      return new TransactionResult.Committed(versions);
    } catch (TransactionCanceledException e) {
      return refused(e);
    }
  }

  private static TransactionResult refused(TransactionCanceledException refusal) {
    List<CancellationReason> reasons = refusal.cancellationReasons();
    for (int i = 0; i < reasons.size(); i++) {
      if (CONDITION_FAILED.equals(reasons.get(i).code())) {
        return new TransactionResult.Conflict(OptionalInt.of(i));
      }
    }
    throw refusal;
  }
}
