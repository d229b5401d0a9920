package io.cloudhal.aws;

import io.cloudhal.memory.EntryKey;
import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The counters of a table. */
final class DynamoCounters {

  private final DynamoTable table;

  DynamoCounters(DynamoTable table) {
    this.table = table;
  }

  long value(EntryKey counter) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table.name())
            .key(DynamoKey.ofCounter(counter))
            .consistentRead(true)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    Map<String, AttributeValue> item =
        AwsClients.read(() -> table.client().getItem(request)).item();
    return item.isEmpty() ? 0 : count(item);
  }

  /** Adds, and never twice: the SDK must not repeat it. */
  long add(EntryKey counter, long delta) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(DynamoKey.ofCounter(counter))
            .updateExpression("ADD " + DynamoItem.COUNT + " :d")
            .expressionAttributeValues(Map.of(":d", AttributeValue.fromN(Long.toString(delta))))
            .returnValues(ReturnValue.UPDATED_NEW)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    DynamoDbClient once = table.clients().withoutRetries().dynamoDb();
    return count(AwsClients.write(() -> once.updateItem(request)).attributes());
  }

  void remove(EntryKey counter) {
    DeleteItemRequest request =
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(DynamoKey.ofCounter(counter))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> table.client().deleteItem(request));
  }

  /** DynamoDB counts with 38 digits, beyond our range. */
  private static long count(Map<String, AttributeValue> attributes) {
    return new BigDecimal(DynamoItem.attribute(attributes, DynamoItem.COUNT).n()).longValue();
  }
}
