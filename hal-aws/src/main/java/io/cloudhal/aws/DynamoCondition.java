package io.cloudhal.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A precondition as DynamoDB checks it.
 *
 * @param expression a condition expression
 * @param values what its placeholders stand for
 */
record DynamoCondition(String expression, Map<String, AttributeValue> values) {}
