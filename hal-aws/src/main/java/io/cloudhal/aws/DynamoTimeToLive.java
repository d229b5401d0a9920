package io.cloudhal.aws;

import io.cloudhal.error.InvalidRequestException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The removal of expired entries by DynamoDB, for one table. */
final class DynamoTimeToLive {

  private final AwsClients clients;
  private final String table;

  DynamoTimeToLive(AwsClients clients, String table) {
    this.clients = clients;
    this.table = table;
  }

  /** Switches it on, unless it is on; it takes up to an hour, for which nobody has to wait. */
  void ensure() {
    if (isOn()) {
      return;
    }
    try {
      switchOn();
    } catch (InvalidRequestException e) {
      if (!isOn()) { // or else somebody was faster, which is refused like a mistake
        throw e;
      }
    }
  }

  private boolean isOn() {
    DescribeTimeToLiveRequest request =
        DescribeTimeToLiveRequest.builder()
            .tableName(table)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    TimeToLiveDescription found =
        AwsClients.read(() -> clients.dynamoDb().describeTimeToLive(request))
            .timeToLiveDescription();
    TimeToLiveStatus status = found.timeToLiveStatus();
    return (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING)
        && DynamoItem.REMOVAL.equals(found.attributeName());
  }

  private void switchOn() {
    UpdateTimeToLiveRequest request =
        UpdateTimeToLiveRequest.builder()
            .tableName(table)
            .timeToLiveSpecification(to -> to.attributeName(DynamoItem.REMOVAL).enabled(true))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> clients.dynamoDb().updateTimeToLive(request));
  }
}
