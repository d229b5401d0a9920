package io.cloudhal.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The requests for messages of one receiving. */
final class SqsPoll {

  private final SqsAccess access;
  private final BusAddress address;
  private final Duration lease;

  SqsPoll(SqsAccess access, BusAddress address, Duration lease) {
    this.access = access;
    this.address = address;
    this.lease = lease;
  }

  /**
   * Returns at most {@code max} messages, leased.
   *
   * @param waitSeconds how long the vendor waits for a first one
   */
  List<Message> messages(int max, int waitSeconds) {
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .queueUrl(address.location())
            .maxNumberOfMessages(max)
            .waitTimeSeconds(waitSeconds)
            .visibilityTimeout(OutgoingMessage.seconds(lease))
            .messageSystemAttributeNames(
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                MessageSystemAttributeName.SENT_TIMESTAMP)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return access
        .polls()
        .poll(
            () ->
                AwsClients.read(() -> access.clients().polling().receiveMessage(request))
                    .messages(),
            this::giveBack);
  }

  private void giveBack(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .receiptHandle(message.receiptHandle())
              .visibilityTimeout(0)
              .build());
    }
    ChangeMessageVisibilityBatchRequest request =
        ChangeMessageVisibilityBatchRequest.builder()
            .queueUrl(address.location())
            .entries(entries)
            .build();
    AwsClients.write(() -> access.clients().sqs().changeMessageVisibilityBatch(request));
  }
}
