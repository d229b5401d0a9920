package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PresignRequest;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Verifies that a feature which is not declared is refused before any effect. */
final class Refusals {

  private final Resources resources;
  private final ObservedCalls calls;

  Refusals(Resources resources, ObservedCalls calls) {
    this.resources = resources;
    this.calls = calls;
  }

  void verify(Feature feature) {
    switch (feature) {
      case ORDERING -> ordering();
      case DEDUPLICATION -> refusedBySend(message().withDeduplicationId("once"));
      case DELAY -> refusedBySend(message().withDelay(Duration.ofSeconds(1)));
      case BACKLOG -> assertThat(resources.queue().backlog()).isEmpty();
      case PRESIGN -> presign();
    }
  }

  private void ordering() {
    Provisioner provisioner = resources.computer().provisioner();
    QueueSpec queue = QueueSpec.of(new QueueName(Names.fresh("refused"))).inOrder();
    refused(() -> provisioner.ensureQueue(queue));
    TopicSpec topic = TopicSpec.of(new TopicName(Names.fresh("refused"))).inOrder();
    refused(() -> provisioner.ensureTopic(topic));
    refusedBySend(message().withGroup("group"));
  }

  private void presign() {
    PresignRequest request =
        PresignRequest.get(BlobKey.of(Names.fresh("refused")), Duration.ofMinutes(1));
    refused(() -> resources.bucket().presign(request));
  }

  private void refusedBySend(Message message) {
    Queue queue = resources.queue();
    refused(() -> queue.send(message));
    assertThat(queue.receive(ReceiveOptions.defaults().withMaxWait(Duration.ZERO))).isEmpty();
  }

  private void refused(ThrowingCallable call) {
    calls.clear();
    assertThatThrownBy(call).isInstanceOf(UnsupportedFeatureException.class);
    assertThat(calls.requests()).isLessThanOrEqualTo(1);
  }

  private static Message message() {
    return Message.of(Bytes.utf8("refused"));
  }
}
