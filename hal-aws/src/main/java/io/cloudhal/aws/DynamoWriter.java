package io.cloudhal.aws;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.Write;
import io.cloudhal.memory.WriteOutcome;
import io.cloudhal.spi.Call;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Writes single entries, each by one request. A refusal tells the item that was found, so that it
 * costs no other request to recognise an own write whose answer was lost.
 */
final class DynamoWriter {

  private final DynamoTable table;

  DynamoWriter(DynamoTable table) {
    this.table = table;
  }

  WriteResult put(EntryKey key, Bytes value, EntryOptions options) {
    Entry entry = table.rules().entry(key, value, options);
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(DynamoItem.of(entry))
            .overrideConfiguration(AwsClients.deadline());
    table
        .rules()
        .condition(options.precondition())
        .ifPresent(
            condition ->
                request
                    .conditionExpression(condition.expression())
                    .expressionAttributeValues(condition.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
    return AwsClients.write(() -> put(request.build(), entry.version()));
  }

  private WriteResult put(PutItemRequest request, Version version) {
    try {
      table.client().putItem(request);
      return new WriteResult.Written(version);
    } catch (ConditionalCheckFailedException e) {
      Optional<Version> found = DynamoItem.version(e.item());
      if (found.equals(Optional.of(version))) {
        return new WriteResult.Written(version);
      }
      requireCertain(e);
      return new WriteResult.Conflict(found);
    }
  }

  DeleteResult delete(EntryKey key, Precondition precondition) {
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(DynamoKey.ofEntry(key))
            .overrideConfiguration(AwsClients.deadline());
    table
        .rules()
        .condition(precondition)
        .ifPresent(
            condition ->
                request
                    .conditionExpression(condition.expression())
                    .expressionAttributeValues(condition.values())
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
    return AwsClients.write(() -> delete(request.build()));
  }

  private DeleteResult delete(DeleteItemRequest request) {
    try {
      table.client().deleteItem(request);
      return new DeleteResult.Deleted();
    } catch (ConditionalCheckFailedException e) {
      requireCertain(e);
      Optional<Version> found = DynamoItem.version(e.item());
      return found.isEmpty() ? new DeleteResult.Absent() : new DeleteResult.Conflict(found);
    }
  }

  /** Applies a put or a delete of a batch. */
  WriteOutcome apply(Write write) {
    if (write instanceof Write.Put put) {
      WriteResult result = put(put.key(), put.value(), put.options());
      return result instanceof WriteResult.Conflict conflict
          ? new WriteOutcome.Conflict(conflict.current())
          : new WriteOutcome.Applied(Optional.of(result.version()));
    }
    DeleteResult result = delete(write.key(), ((Write.Delete) write).precondition());
    if (result instanceof DeleteResult.Conflict conflict) {
      return new WriteOutcome.Conflict(conflict.current());
    }
    return result instanceof DeleteResult.Absent
        ? new WriteOutcome.Conflict(Optional.empty())
        : new WriteOutcome.Applied(Optional.empty());
  }

  /** Nobody can tell whether an earlier attempt was applied and then overtaken by others. */
  private static void requireCertain(ConditionalCheckFailedException refusal) {
    if (Retries.anyUnclear()) {
      throw new UnavailableException(
          Call.current().context(),
          "refused after an attempt whose answer was lost, which may have been applied",
          refusal,
          true);
    }
  }
}
