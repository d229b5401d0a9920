package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.bodies;
import static io.cloudhal.inmemory.BusTests.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.bus.Subscription;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.SubscriptionSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What topics and subscriptions are after their computer was closed and opened again. */
final class DurableTopicTest {

  private static final TopicName TOPIC = new TopicName("news");
  private static final SubscriptionName SUBSCRIPTION = new SubscriptionName("reader");

  @TempDir private Path directory;

  private CloudComputer computer;

  @BeforeEach
  void open() {
    computer = BusTests.in(directory, TimeSource.system());
    subscribe();
  }

  @AfterEach
  void close() {
    computer.close();
  }

  private void reopen() {
    close();
    computer = BusTests.in(directory, TimeSource.system());
  }

  @Test
  void subscriptionsGetWhatIsSentAfterwards() {
    send("before");
    reopen();
    send("after");
    assertThat(bodies(subscription())).containsExactly("before", "after");
    assertThat(bodies(subscription())).isEmpty();
  }

  @Test
  void aSubscriptionOutlivesItsTopicAndBelongsToNoOtherOne() {
    send("before");
    computer.provisioner().removeTopic(TOPIC);
    reopen();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> send("lost"));
    computer.provisioner().ensureTopic(TopicSpec.of(TOPIC));
    send("of another topic");
    assertThat(bodies(subscription())).containsExactly("before");
    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(this::subscribe);
  }

  @Test
  void whatWasRemovedIsGoneWithItsMessages() {
    send("gone");
    computer.provisioner().removeSubscription(SUBSCRIPTION);
    reopen();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> subscription().receive(AT_ONCE));
    subscribe();
    send("new");
    assertThat(bodies(subscription())).containsExactly("new");
  }

  @Test
  void specificationsAreRemembered() {
    reopen();
    subscribe();
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> computer.provisioner().ensureTopic(TopicSpec.of(TOPIC).inOrder()));
  }

  private void subscribe() {
    computer.provisioner().ensureTopic(TopicSpec.of(TOPIC));
    computer.provisioner().ensureSubscription(SubscriptionSpec.of(SUBSCRIPTION, TOPIC));
  }

  private void send(String body) {
    computer.bus().topic(TOPIC).send(message(body));
  }

  private Subscription subscription() {
    return computer.bus().subscription(SUBSCRIPTION);
  }
}
