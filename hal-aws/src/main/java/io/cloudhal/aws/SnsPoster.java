package io.cloudhal.aws;

import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Sends to topics. */
final class SnsPoster implements Poster {

  private final AwsClients clients;

  SnsPoster(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public int maxBatchBytes() {
    return AwsBusLimits.TOPIC_BYTES;
  }

  @Override
  public MessageId post(BusAddress address, OutgoingMessage message) {
    PublishRequest request =
        PublishRequest.builder()
            .topicArn(address.location())
            .message(message.text())
            .messageGroupId(message.group().orElse(null))
            .messageDeduplicationId(message.deduplicationId().orElse(null))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return new MessageId(AwsClients.write(() -> clients.sns().publish(request)).messageId());
  }

  @Override
  public List<SendResult> postAll(BusAddress address, List<OutgoingMessage> messages) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (OutgoingMessage message : messages) {
      entries.add(
          PublishBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .message(message.text())
              .messageGroupId(message.group().orElse(null))
              .messageDeduplicationId(message.deduplicationId().orElse(null))
              .build());
    }
    PublishBatchRequest request =
        PublishBatchRequest.builder()
            .topicArn(address.location())
            .publishBatchRequestEntries(entries)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return results(messages.size(), AwsClients.write(() -> clients.sns().publishBatch(request)));
  }

  private static List<SendResult> results(int count, PublishBatchResponse response) {
    SendResult[] results = new SendResult[count];
    for (PublishBatchResultEntry sent : response.successful()) {
      results[Integer.parseInt(sent.id())] = new SendResult.Sent(new MessageId(sent.messageId()));
    }
    for (BatchResultErrorEntry failed : response.failed()) {
      results[Integer.parseInt(failed.id())] =
          new SendResult.Failed(AwsRefusals.ofEntry(failed.code(), failed.senderFault()));
    }
    return Arrays.asList(results);
  }
}
