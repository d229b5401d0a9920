package io.cloudhal.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What all calls on one table share.
 *
 * @param name its physical name
 * @param clients how to reach it
 * @param rules versions, expiry, conditions
 */
record DynamoTable(String name, AwsClients clients, DynamoRules rules) {

  DynamoDbClient client() {
    return clients.dynamoDb();
  }

  AwsThreads threads() {
    return clients.threads();
  }
}
