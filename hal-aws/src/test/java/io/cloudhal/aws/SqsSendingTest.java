package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.TimedOutException;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.testservers.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sending over a network, and to a vendor, at their worst. */
@Timeout(60)
final class SqsSendingTest {

  private static FaultyBus servers;

  @BeforeAll
  static void start() {
    servers = new FaultyBus();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @BeforeEach
  void forgetFaults() {
    servers.proxy().clear();
  }

  @Test
  void orderedMessageWhoseAnswerIsLostIsSentOnce() {
    Queue queue = servers.ordered();
    servers.proxy().next(1, FaultyBus.action("SendMessage"), Fault.lostAnswer());
    Calls.call(() -> queue.send(FaultyBus.message("once").withGroup("group")));
    assertThat(servers.count("SendMessage")).isEqualTo(2);
    assertThat(FaultyBus.drain(queue)).containsExactly("once");
  }

  @Test
  void orderedBatchWhoseAnswerIsLostIsSentOnce() {
    Queue queue = servers.ordered();
    servers.proxy().next(1, FaultyBus.action("SendMessageBatch"), Fault.lostAnswer());
    List<Message> messages =
        IntStream.range(0, 5).mapToObj(i -> FaultyBus.message("m" + i).withGroup("g" + i)).toList();
    assertThat(Calls.call(() -> queue.sendAll(messages)))
        .allMatch(SendResult.Sent.class::isInstance);
    assertThat(FaultyBus.drain(queue)).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
  }

  @Test
  void resetConnectionsAreTriedAgain() {
    Queue queue = servers.queue();
    servers.proxy().next(2, FaultyBus.action("SendMessage"), Fault.resetBefore());
    Calls.call(() -> queue.send(FaultyBus.message("there")));
    assertThat(FaultyBus.drain(queue)).containsExactly("there");
  }

  @Test
  void entryThatTheVendorFailsIsToldAndTheOthersAreSent() throws NoSuchAlgorithmException {
    Queue queue = servers.queue();
    servers.answer(
        "SendMessageBatch",
        200,
        "",
        """
        {"Successful":[{"Id":"1","MessageId":"m1","MD5OfMessageBody":"%s"}],
         "Failed":[{"Id":"0","Code":"InternalError","SenderFault":false},
                   {"Id":"2","Code":"InvalidMessageContents","SenderFault":true}]}\
        """
            .formatted(md5OfText(FaultyBus.message("b"))));
    List<SendResult> results =
        Calls.call(
            () ->
                queue.sendAll(
                    List.of(
                        FaultyBus.message("a"), FaultyBus.message("b"), FaultyBus.message("c"))));
    HalException failed = ((SendResult.Failed) results.get(0)).error();
    assertThat(failed).isInstanceOf(UnavailableException.class);
    assertThat(failed.mayHaveTakenEffect()).isTrue();
    assertThat(results.get(1)).isInstanceOf(SendResult.Sent.class);
    assertThat(((SendResult.Failed) results.get(2)).error())
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void bodyThatHasNoBucketIsRefusedBeforeAnyRequest() {
    Queue queue = servers.bus().queue(FaultyBus.freshName());
    Message large = Message.of(Bytes.wrap(new byte[AwsBusLimits.QUEUE_BYTES]));
    assertThatThrownBy(() -> Calls.call(() -> queue.send(large)))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(
            () -> Calls.call(() -> queue.sendAll(List.of(FaultyBus.message("m"), large))))
        .isInstanceOf(LimitExceededException.class);
    assertThat(servers.proxy().requests()).isEmpty();
  }

  @Test
  void answerThatDoesNotComeIsATimeOut() {
    Queue queue = servers.queue();
    Calls.call(() -> queue.backlog());
    servers
        .proxy()
        .next(1, FaultyBus.action("SendMessage"), Fault.lateAnswer(Duration.ofSeconds(20)));
    assertThatThrownBy(
            () -> Calls.call(Duration.ofSeconds(1), () -> queue.send(FaultyBus.message("perhaps"))))
        .isInstanceOfSatisfying(
            TimedOutException.class, e -> assertThat(e.mayHaveTakenEffect()).isTrue());
  }

  /** The SDK compares it with what it has sent. */
  private static String md5OfText(Message message) throws NoSuchAlgorithmException {
    MessageTexts texts = new MessageTexts(AwsBusLimits.QUEUE_BYTES, Optional.empty());
    String text = Calls.call(() -> texts.encode(message)).text();
    byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(hash);
  }
}
