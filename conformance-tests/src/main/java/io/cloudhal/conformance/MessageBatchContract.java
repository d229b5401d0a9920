package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.LimitExceededException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many messages in one call. */
abstract class MessageBatchContract extends BusContract {

  @Test
  @Clause("bus.batch.1")
  void eachMessageHasAResultAndIsDelivered() {
    Queue queue = queue();
    List<Message> messages = messages("m", 3);
    assertSent(queue.sendAll(messages), 3);
    assertThat(bodies(receive(queue, 3))).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.batch.2")
  void noMessagesAreNoResultsAndNoRequest() {
    Queue queue = queue();
    calls().clear();
    assertThat(queue.sendAll(List.of())).isEmpty();
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("bus.batch.3")
  void moreMessagesThanAVendorTakesAtOnceAreDelivered() {
    Queue queue = queue();
    List<Message> messages = messages("m", 25);
    assertSent(queue.sendAll(messages), 25);
    assertThat(bodies(receive(queue, 25))).containsExactlyInAnyOrderElementsOf(bodiesOf(messages));
    assertNothing(queue);
  }

  @Test
  @Clause("bus.batch.4")
  void moreBytesThanAVendorTakesAtOnceAreDelivered() {
    List<Message> messages =
        IntStream.range(0, 12).mapToObj(i -> Message.of(bytes(200_000 + i))).toList();
    assertDelivered(messages);
  }

  @Test
  @Clause("bus.batch.5")
  void smallAndLargeBodiesMayBeMixed() {
    assertDelivered(
        List.of(
            Message.of(bytes(10)),
            Message.of(bytes(LARGE)),
            Message.of(Bytes.empty()),
            Message.of(bytes(300_000))));
  }

  @Test
  @Clause("bus.batch.6")
  void equalMessagesAreDeliveredEach() {
    Queue queue = queue();
    assertSent(queue.sendAll(List.of(message("same"), message("same"), message("same"))), 3);
    assertThat(bodies(receive(queue, 3))).containsOnly("same");
    assertNothing(queue);
  }

  @Test
  @Clause("bus.batch.7")
  void oneTooLargeRefusesAllBeforeAnyRequest() {
    Queue queue = queue();
    long largest = computer().bus().capabilities().maxBodyBytes();
    Message tooLarge = Message.of(Bytes.wrap(new byte[Math.toIntExact(largest + 1)]));
    calls().clear();
    assertThatThrownBy(() -> queue.sendAll(List.of(message("fits"), tooLarge)))
        .isInstanceOf(LimitExceededException.class);
    assertThat(calls().requests()).isZero();
    assertNothing(queue);
  }

  private void assertDelivered(List<Message> messages) {
    Queue queue = queue();
    assertSent(queue.sendAll(messages), messages.size());
    List<Message> received =
        receive(queue, messages.size()).stream().map(each -> each.message()).toList();
    assertThat(received.containsAll(messages)).as("all messages were received").isTrue();
    assertNothing(queue);
  }

  private static void assertSent(List<SendResult> results, int count) {
    assertThat(results).hasSize(count).allMatch(SendResult.Sent.class::isInstance);
  }
}
