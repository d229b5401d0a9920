package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.ProviderId;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.SendResult;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.error.ThrottledException;
import io.cloudhal.error.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessageSendingTest {

  private static final BusAddress ADDRESS = new BusAddress("there", true);
  private static final ErrorContext CONTEXT =
      ErrorContext.of(new ProviderId("aws"), "bus.sendAll", "it");

  /** How many messages are under way together. */
  private static final int TOGETHER = AwsThreads.TOGETHER * AwsBusLimits.BATCH;

  private final HalException refused = new InvalidRequestException(CONTEXT, "planned");
  private final HalException broken = new UnavailableException(CONTEXT, "planned", null, true);

  private final MessageTexts texts = new MessageTexts(AwsBusLimits.QUEUE_BYTES, Optional.empty());
  private final AwsThreads threads = new AwsThreads();
  private final ScriptedPoster poster = new ScriptedPoster(texts, AwsBusLimits.QUEUE_BYTES);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void batchHasAtMostTenMessagesInOrder() {
    List<SendResult> results = send(loose(0, 25));
    assertThat(results).hasSize(25).allMatch(SendResult.Sent.class::isInstance);
    assertThat(results.stream().map(each -> ((SendResult.Sent) each).id().value()))
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> "id" + i).toList());
    assertThat(poster.batches()).containsExactly(bodies(0, 10), bodies(10, 20), bodies(20, 25));
  }

  @Test
  void batchHasAtMostTheBytesOfTheVendor() {
    int size = textBytes("abc");
    ScriptedPoster narrow = new ScriptedPoster(texts, 3 * size);
    send(narrow, List.of(message("abc"), message("abd"), message("abe"), message("abf")));
    assertThat(narrow.batches()).containsExactly(List.of("abc", "abd", "abe"), List.of("abf"));
    ScriptedPoster narrower = new ScriptedPoster(texts, 3 * size - 1);
    send(narrower, List.of(message("abc"), message("abd"), message("abe"), message("abf")));
    assertThat(narrower.batches()).containsExactly(List.of("abc", "abd"), List.of("abe", "abf"));
  }

  @Test
  void noBatchHasTwoMessagesOfAGroup() {
    send(List.of(in("a", "a0"), in("a", "a1"), in("b", "b0"), in("a", "a2"), in("b", "b1")));
    assertThat(poster.batches())
        .containsExactly(List.of("a0", "b0"), List.of("a1", "b1"), List.of("a2"));
  }

  @Test
  void groupEndsWhereOneOfItHasFailedAndTheOthersGoOn() {
    poster.fail("a1", refused);
    List<SendResult> results =
        send(
            List.of(
                in("a", "a0"),
                in("a", "a1"),
                in("b", "b0"),
                in("a", "a2"),
                in("b", "b1"),
                in("b", "b2")));
    assertThat(poster.batches())
        .containsExactly(List.of("a0", "b0"), List.of("a1", "b1"), List.of("b2"));
    assertThat(results.get(1)).isEqualTo(new SendResult.Failed(refused));
    assertNotSent(results.get(3), refused);
    assertThat(List.of(results.get(0), results.get(2), results.get(4), results.get(5)))
        .allMatch(SendResult.Sent.class::isInstance);
  }

  @Test
  void messageThatCannotBeEncodedFailsAloneAndWithItsGroup() {
    Message huge = Message.of(Bytes.wrap(new byte[AwsBusLimits.QUEUE_BYTES])).withGroup("a");
    List<SendResult> results = send(List.of(huge, in("a", "a1"), in("b", "b0")));
    assertThat(poster.batches()).containsExactly(List.of("b0"));
    HalException error = ((SendResult.Failed) results.get(0)).error();
    assertThat(error).isInstanceOf(LimitExceededException.class);
    assertNotSent(results.get(1), error);
    assertThat(results.get(2)).isInstanceOf(SendResult.Sent.class);
  }

  @Test
  void requestThatFailsFirstFailsTheCall() {
    poster.failRequest("0", broken);
    assertThatThrownBy(() -> send(loose(0, 10))).isSameAs(broken);
    assertThat(poster.batches()).hasSize(1);
  }

  @Test
  void requestsThatAllFailFailTheCallWithWhatMayHaveTakenEffect() {
    HalException throttled = new ThrottledException(CONTEXT, "planned");
    poster.failRequest("0", throttled);
    poster.failRequest("10", broken);
    poster.failRequest("20", throttled);
    assertThatThrownBy(() -> send(loose(0, 25))).isSameAs(broken);
  }

  @Test
  void requestThatFailsLaterFailsItsMessagesAndSendsNoMore() {
    poster.failRequest("10", broken);
    List<SendResult> results = send(loose(0, TOGETHER + 5));
    assertThat(poster.batches()).hasSize(AwsThreads.TOGETHER);
    assertThat(results.subList(0, 10)).allMatch(SendResult.Sent.class::isInstance);
    assertThat(results.subList(10, 20)).containsOnly(new SendResult.Failed(broken));
    assertThat(results.subList(20, TOGETHER)).allMatch(SendResult.Sent.class::isInstance);
    results.subList(TOGETHER, results.size()).forEach(each -> assertNotSent(each, broken));
  }

  @Test
  void whatDidNotFitIntoTheBatchThatFailedIsNotSentEither() {
    ScriptedPoster narrow = new ScriptedPoster(texts, 2 * textBytes("0"));
    narrow.failRequest("2", new NotFoundException(CONTEXT, "planned"));
    int together = 2 * AwsThreads.TOGETHER;
    List<SendResult> results = send(narrow, loose(0, together + 2));
    assertThat(narrow.batches()).hasSize(AwsThreads.TOGETHER);
    assertThat(results.subList(together, together + 2))
        .allMatch(SendResult.Failed.class::isInstance);
  }

  @Test
  void batchesOfWhatHasNoOrderAreUnderWayTogether() {
    CyclicBarrier together = new CyclicBarrier(AwsThreads.TOGETHER);
    poster.beforeEach(() -> await(together));
    assertThat(send(loose(0, 2 * TOGETHER))).allMatch(SendResult.Sent.class::isInstance);
  }

  private static void await(CyclicBarrier others) {
    try {
      int unused = others.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void groupsCostNoMoreRequestsThanOneAfterTheOther() {
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      messages.add(in("g" + i % 12, String.valueOf(i)));
    }
    assertThat(send(messages)).allMatch(SendResult.Sent.class::isInstance);
    assertThat(poster.batches()).hasSize(3);
  }

  @Test
  void callThatIsInterruptedBeforeMakesNoRequest() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> send(loose(0, 3))).isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(poster.batches()).isEmpty();
  }

  private static void assertNotSent(SendResult result, HalException because) {
    HalException error = ((SendResult.Failed) result).error();
    assertThat(error).isInstanceOf(UnavailableException.class).hasCause(because);
    assertThat(error.mayHaveTakenEffect()).isFalse();
  }

  private List<SendResult> send(List<Message> messages) {
    return send(poster, messages);
  }

  private List<SendResult> send(Poster to, List<Message> messages) {
    return Calls.call(() -> new MessageSending(messages, texts, ADDRESS, to, threads).run());
  }

  private int textBytes(String body) {
    return Calls.call(() -> texts.encode(message(body))).text().length();
  }

  private static List<Message> loose(int from, int until) {
    List<Message> messages = new ArrayList<>();
    bodies(from, until).forEach(body -> messages.add(message(body)));
    return messages;
  }

  private static List<String> bodies(int from, int until) {
    return IntStream.range(from, until).mapToObj(String::valueOf).toList();
  }

  private static Message message(String body) {
    return Message.of(Bytes.utf8(body));
  }

  private static Message in(String group, String body) {
    return message(body).withGroup(group);
  }
}
