package io.cloudhal.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The keys of every table. */
final class DynamoSchema {

  static final List<KeySchemaElement> KEY =
      List.of(key(DynamoKey.PARTITION, KeyType.HASH), key(DynamoKey.SORT, KeyType.RANGE));

  static final List<AttributeDefinition> ATTRIBUTES =
      List.of(
          attribute(DynamoKey.PARTITION, ScalarAttributeType.S),
          attribute(DynamoKey.SORT, ScalarAttributeType.B));

  private DynamoSchema() {}

  /** Returns whether a table has these keys; it may have indexes over other attributes, too. */
  static boolean fits(TableDescription table) {
    return Set.copyOf(table.keySchema()).equals(Set.copyOf(KEY))
        && new HashSet<>(table.attributeDefinitions()).containsAll(ATTRIBUTES);
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }
}
