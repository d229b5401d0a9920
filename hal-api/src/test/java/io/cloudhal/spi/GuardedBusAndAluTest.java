package io.cloudhal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.InvocationOutcome;
import io.cloudhal.alu.InvocationResult;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.EventStream;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.bus.ShardId;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.StreamPosition;
import io.cloudhal.bus.StreamRecord;
import io.cloudhal.bus.TopicName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.observe.Cost;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class GuardedBusAndAluTest {

  private static final QueueName QUEUE = new QueueName("tiny-queue");

  private final TinyDrivers drivers = new TinyDrivers(TimeSource.system());
  private final RecordedCalls calls = new RecordedCalls();
  private final CloudComputer computer = GuardedComputer.of(drivers, calls, TimeSource.system());
  private final Queue queue = computer.bus().queue(QUEUE);
  private final EventStream stream = computer.bus().stream(new StreamName("tiny-stream"));
  private final RemoteFunction function =
      computer.alu().function(new FunctionName("tiny-function"));
  private final Provisioner provisioner = computer.provisioner();

  @Test
  void aBodyOfTheLimitIsSentAndOneByteMoreRefused() {
    queue.send(message(100));
    assertThat(calls.last().cost().bytesSent()).isEqualTo(100);
    assertRefused(LimitExceededException.class, () -> queue.send(message(101)));
    assertRefused(
        LimitExceededException.class, () -> queue.sendAll(List.of(message(1), message(101))));
    assertThat(drivers.queue.size()).isEqualTo(1);
  }

  @Test
  void featuresThatAreNotDeclaredAreRefused() {
    Message message = message(1);
    assertRefused(UnsupportedFeatureException.class, () -> queue.send(message.withGroup("g")));
    assertRefused(
        UnsupportedFeatureException.class, () -> queue.send(message.withDeduplicationId("d")));
    assertRefused(
        UnsupportedFeatureException.class,
        () -> provisioner.ensureQueue(QueueSpec.of(QUEUE).inOrder()));
    assertThat(drivers.provisioner.asked).isEmpty();
  }

  @Test
  void aDelayOfTheLimitIsTakenAndASecondMoreRefused() {
    queue.send(message(1).withDelay(Duration.ofMinutes(15)));
    assertRefused(
        LimitExceededException.class,
        () -> queue.send(message(1).withDelay(Duration.ofMinutes(15).plusSeconds(1))));
  }

  @Test
  void aReceiveEndsEmptyWithinTheDeadline() {
    Queue hasty = computer.withDeadline(Duration.ofMillis(100)).bus().queue(QUEUE);
    long start = System.nanoTime();
    assertThat(hasty.receive(ReceiveOptions.defaults().withMaxWait(Duration.ofSeconds(20))))
        .isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void releaseDelaysAndLeasesHaveTheirRanges() {
    queue.send(message(1));
    var delivery = queue.receive(ReceiveOptions.defaults()).get(0);
    assertThatThrownBy(() -> queue.release(delivery, Duration.ofSeconds(601)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue.extend(delivery, Duration.ofSeconds(9)))
        .isInstanceOf(IllegalArgumentException.class);
    var extended = queue.extend(delivery, Duration.ofSeconds(10));
    queue.release(extended, Duration.ofMinutes(10));
    assertThat(calls.last().operation().name()).isEqualTo("bus.release");
  }

  @Test
  void nothingToSendOrAcknowledgeCostsNothing() {
    assertThat(queue.sendAll(List.of())).isEmpty();
    assertThat(queue.acknowledge(List.of())).isEmpty();
    assertThat(stream.append(List.of())).isEmpty();
    assertThat(drivers.queue.acknowledged()).isEmpty();
  }

  @Test
  void recordsOfTheLimitAreAppendedAndOneByteMoreRefused() {
    stream.append(List.of(record(100), record(99)));
    assertThat(calls.last().cost().bytesSent()).isEqualTo(199);
    assertRefused(
        LimitExceededException.class, () -> stream.append(List.of(record(1), record(101))));
    ShardId shard = new ShardId("s0");
    assertThat(stream.read(shard, StreamPosition.earliest(), 1000, Duration.ZERO).entries())
        .hasSize(2);
    assertThat(calls.last().cost().bytesReceived()).isEqualTo(199);
  }

  @Test
  void aReadAsksForOneToAThousandRecordsAndWaitsAtMostTwentySeconds() {
    ShardId shard = new ShardId("s0");
    StreamPosition earliest = StreamPosition.earliest();
    for (int max : new int[] {0, 1001}) {
      assertThatThrownBy(() -> stream.read(shard, earliest, max, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> stream.read(shard, earliest, 1, Duration.ofMillis(20_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInputOfTheLimitIsInvokedAndOneByteMoreRefused() {
    assertThat(function.invoke(invocation(100)).output().size()).isEqualTo(100);
    assertThat(calls.last().cost()).isEqualTo(new Cost(1, 100, 100, 0));
    assertRefused(LimitExceededException.class, () -> function.invoke(invocation(101)));
    assertRefused(LimitExceededException.class, () -> function.submit(invocation(101)));
    assertRefused(
        LimitExceededException.class, () -> function.invokeAll(List.of(invocation(101)), 1));
  }

  @Test
  void theLongestTimeoutIsAcceptedAndALongerOneRefused() {
    Duration longest = Duration.ofSeconds(200);
    function.invoke(invocation(1).withTimeout(longest));
    assertRefused(
        LimitExceededException.class,
        () -> function.invoke(invocation(1).withTimeout(longest.plusMillis(1))));
  }

  @Test
  void oneInvocationThatFailsDoesNotStopTheOthers() {
    HalException planned = Faults.passing();
    drivers.function.faults.plan("invoke", planned);
    List<InvocationOutcome> outcomes = function.invokeAll(Collections.nCopies(5, invocation(1)), 1);
    assertThat(outcomes.get(0)).isEqualTo(new InvocationOutcome.Failed(planned));
    assertThat(outcomes.subList(1, 5)).allMatch(each -> each instanceof InvocationResult.Returned);
    assertThat(function.invokeAll(List.of(), 1000)).isEmpty();
  }

  @Test
  void concurrencyHasItsRange() {
    for (int concurrency : new int[] {0, 1001}) {
      assertThatThrownBy(() -> function.invokeAll(List.of(), concurrency))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("concurrency must be 1 to 1000");
    }
  }

  @Test
  void whatIsNoErrorOfTheLayerComesOutOfManyInvocationsAsItIs() {
    IllegalArgumentException bug = new IllegalArgumentException("bug");
    drivers.function.faults.plan("invoke", bug);
    assertThatThrownBy(() -> function.invokeAll(List.of(invocation(1)), 1)).isSameAs(bug);
    assertThat(calls.running()).isZero();
  }

  @Test
  void provisioningHasAtLeastThreeMinutes() {
    computer.withDeadline(Duration.ofSeconds(1)).provisioner().ensureTopic(topic());
    computer.withDeadline(Duration.ofMinutes(5)).provisioner().ensureTopic(topic());
    assertThat(drivers.provisioner.timeouts)
        .containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(5));
  }

  @Test
  void aQueueIsNotItsOwnDeadLetterQueue() {
    assertRefused(
        InvalidRequestException.class,
        () -> provisioner.ensureQueue(QueueSpec.of(QUEUE).withDeadLetters(QUEUE, 5)));
    assertThat(drivers.provisioner.asked).isEmpty();
  }

  @Test
  void aSweepLastsASecondToAnHour() {
    assertThat(provisioner.sweep(Duration.ofSeconds(1)).finished()).isTrue();
    for (Duration budget : List.of(Duration.ofMillis(999), Duration.ofMillis(3_600_001))) {
      assertThatThrownBy(() -> provisioner.sweep(budget))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TopicSpec topic() {
    return TopicSpec.of(new TopicName("topic"));
  }

  private static Message message(int size) {
    return Message.of(Bytes.wrap(new byte[size]));
  }

  private static StreamRecord record(int size) {
    return new StreamRecord("s0", Bytes.wrap(new byte[size]));
  }

  private static Invocation invocation(int size) {
    return Invocation.of(Bytes.wrap(new byte[size]));
  }

  private void assertRefused(Class<? extends HalException> type, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type);
    assertThat(calls.last().cost()).isEqualTo(Cost.nothing());
  }
}
