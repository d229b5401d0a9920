package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsSpecTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:hal-news.fifo";
  private static final SqsRedrive REDRIVE =
      new SqsRedrive("arn:aws:sqs:eu-west-1:123456789012:hal-letters.fifo", 5);

  @Test
  void redrivePolicyIsReadAsItIsWritten() {
    assertThat(SqsRedrive.parse(REDRIVE.text())).contains(REDRIVE);
  }

  @Test
  void redrivePolicyIsReadHoweverTheVendorWritesIt() {
    String arn = REDRIVE.targetArn();
    assertThat(
            SqsRedrive.parse(
                "{ \"maxReceiveCount\" : \"5\", \"deadLetterTargetArn\" : \"" + arn + "\" }"))
        .contains(REDRIVE);
    assertThat(SqsRedrive.parse("")).isEmpty();
    assertThat(SqsRedrive.parse("{\"maxReceiveCount\":5}")).isEmpty();
  }

  @Test
  void topicOfAPolicyIsReadHoweverTheVendorWritesIt() {
    String text = new SqsTopicPolicy("arn:aws:sqs:eu-west-1:123456789012:q", TOPIC).text();
    assertThat(SqsTopicPolicy.topicArn(text)).contains(TOPIC);
    String spaced = text.replace("\"aws:SourceArn\":", "\"aws:SourceArn\" : ");
    assertThat(SqsTopicPolicy.topicArn(spaced)).contains(TOPIC);
    assertThat(SqsTopicPolicy.topicArn("")).isEmpty();
    assertThat(text).doesNotContain("\n");
  }

  @Test
  void subscriptionsQueueTakesMessagesOfItsTopicOnly() {
    Map<QueueAttributeName, String> attributes =
        SqsSpec.of(Optional.of(REDRIVE), Optional.of(TOPIC)).attributes("hal-sub.fifo", true);
    assertThat(attributes)
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "604800")
        .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
        .containsEntry(QueueAttributeName.REDRIVE_POLICY, REDRIVE.text());
    assertThat(attributes.get(QueueAttributeName.POLICY))
        .contains("\"Resource\":\"arn:aws:sqs:eu-west-1:123456789012:hal-sub.fifo\"")
        .contains("\"aws:SourceArn\":\"" + TOPIC + "\"");
  }

  @Test
  void plainQueueHasNeitherPolicy() {
    assertThat(SqsSpec.of(Optional.empty(), Optional.empty()).attributes("hal-queue", false))
        .containsOnlyKeys(
            QueueAttributeName.MESSAGE_RETENTION_PERIOD, QueueAttributeName.MAXIMUM_MESSAGE_SIZE);
  }
}
