package io.cloudhal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.error.CancelledException;
import io.cloudhal.spi.Call;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SqsPollsTest {

  private final AwsThreads threads = new AwsThreads();
  private final SqsPolls polls = new SqsPolls(threads);
  private final LinkedBlockingQueue<String> givenBack = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void answerIsReturnedAndItsRequestCounts() {
    Call call = Calls.newCall(Duration.ofSeconds(30));
    String answer =
        Calls.call(
            call,
            () ->
                polls.poll(
                    () -> {
                      Call.current().countRequest();
                      return "answer";
                    },
                    givenBack::add));
    assertThat(answer).isEqualTo("answer");
    assertThat(call.cost().requests()).isEqualTo(1);
    assertThat(givenBack).isEmpty();
  }

  @Test
  void failureOfTheRequestIsThrown() {
    RuntimeException failure = new IllegalStateException("planned");
    assertThatThrownBy(() -> poll(failure)).isSameAs(failure);
    Error error = new AssertionError("planned");
    assertThatThrownBy(() -> poll(error)).isSameAs(error);
  }

  private String poll(Throwable failure) {
    return Calls.call(
        () ->
            polls.poll(
                () -> {
                  throw SqsPollsTest.<RuntimeException>sneaky(failure);
                },
                givenBack::add));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws it as it is
  private static <T extends Throwable> T sneaky(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void whoIsInterruptedGoesAtOnceAndTheAnswerIsGivenBack() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicReference<Object> outcome = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.set(
                    Calls.call(() -> polls.poll(() -> late(asked, answered), givenBack::add)));
              } catch (CancelledException e) {
                outcome.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    asked.await();
    caller.interrupt();
    caller.join();
    assertThat(outcome).hasValue(true);
    assertThat(givenBack).isEmpty();
    answered.countDown();
    assertThat(givenBack.poll(30, TimeUnit.SECONDS)).isEqualTo("late");
  }

  private static String late(CountDownLatch asked, CountDownLatch answered) {
    asked.countDown();
    try {
      answered.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the request", e);
    }
    return "late";
  }

  @Test
  void whoIsInterruptedBeforeAsksNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> Calls.call(() -> polls.poll(() -> givenBack.add("asked"), unused -> {})))
        .isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(givenBack).isEmpty();
  }

  @Test
  void nothingIsAskedOnceItIsClosed() {
    threads.close();
    assertThatThrownBy(
            () -> Calls.call(() -> polls.poll(() -> givenBack.add("asked"), unused -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThat(givenBack).isEmpty();
  }
}
