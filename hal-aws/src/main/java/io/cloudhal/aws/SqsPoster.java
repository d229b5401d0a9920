package io.cloudhal.aws;

import io.cloudhal.bus.MessageId;
import io.cloudhal.bus.SendResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Sends to queues. */
final class SqsPoster implements Poster {

  private final AwsClients clients;

  SqsPoster(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public int maxBatchBytes() {
    return AwsBusLimits.QUEUE_BYTES;
  }

  @Override
  public MessageId post(BusAddress address, OutgoingMessage message) {
    SendMessageRequest request =
        SendMessageRequest.builder()
            .queueUrl(address.location())
            .messageBody(message.text())
            .messageGroupId(message.group().orElse(null))
            .messageDeduplicationId(message.deduplicationId().orElse(null))
            .delaySeconds(delay(message))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return new MessageId(AwsClients.write(() -> clients.sqs().sendMessage(request)).messageId());
  }

  @Override
  public List<SendResult> postAll(BusAddress address, List<OutgoingMessage> messages) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (OutgoingMessage message : messages) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .messageBody(message.text())
              .messageGroupId(message.group().orElse(null))
              .messageDeduplicationId(message.deduplicationId().orElse(null))
              .delaySeconds(delay(message))
              .build());
    }
    SendMessageBatchRequest request =
        SendMessageBatchRequest.builder()
            .queueUrl(address.location())
            .entries(entries)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return results(
        messages.size(), AwsClients.write(() -> clients.sqs().sendMessageBatch(request)));
  }

  private static List<SendResult> results(int count, SendMessageBatchResponse response) {
    SendResult[] results = new SendResult[count];
    for (SendMessageBatchResultEntry sent : response.successful()) {
      results[Integer.parseInt(sent.id())] = new SendResult.Sent(new MessageId(sent.messageId()));
    }
    for (BatchResultErrorEntry failed : response.failed()) {
      results[Integer.parseInt(failed.id())] =
          new SendResult.Failed(AwsRefusals.ofEntry(failed.code(), failed.senderFault()));
    }
    return Arrays.asList(results);
  }

  /** Ordered queues refuse the parameter, also if it is zero. */
  private static @Nullable Integer delay(OutgoingMessage message) {
    return message.delaySeconds() == 0 ? null : message.delaySeconds();
  }
}
