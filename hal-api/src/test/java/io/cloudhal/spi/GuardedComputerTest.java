package io.cloudhal.spi;

import static io.cloudhal.spi.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.CancelledException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class GuardedComputerTest {

  private static final StoreName STORE = new StoreName("tinystore");
  private static final QueueName QUEUE = new QueueName("tiny-queue");
  private static final EntryKey KEY = EntryKey.of("p");

  private final TinyDrivers drivers = new TinyDrivers(TimeSource.system());
  private final RecordedCalls calls = new RecordedCalls();
  private final CloudComputer computer = GuardedComputer.of(drivers, calls, TimeSource.system());

  @Test
  void aCallIsObservedWithNameResourceAndCost() {
    computer.memory().store(STORE).put(KEY, Bytes.utf8("12345"), EntryOptions.defaults());
    RecordedCalls.Ended ended = calls.last();
    assertThat(ended.operation().provider()).isEqualTo(TinyDrivers.TINY);
    assertThat(ended.operation().name()).isEqualTo("memory.put");
    assertThat(ended.operation().resource()).isEqualTo("tinystore");
    assertThat(ended.error()).isEmpty();
    assertThat(ended.cost().requests()).isEqualTo(1);
    assertThat(ended.cost().bytesSent()).isEqualTo(5);
    assertThat(calls.running()).isZero();
  }

  @Test
  void aCallThatFailsIsObservedWithItsErrorAndWhatItCost() {
    RuntimeException planned = Faults.lasting();
    drivers.store.faults.plan("get", planned);
    assertThatThrownBy(() -> computer.memory().store(STORE).get(KEY)).isSameAs(planned);
    assertThat(calls.last().error()).contains(planned);
    assertThat(calls.last().cost().requests()).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadEndsInCancelledWithoutEffectAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> computer.memory().store(STORE).get(KEY))
        .isInstanceOfSatisfying(
            CancelledException.class, e -> assertThat(e.mayHaveTakenEffect()).isFalse());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(drivers.store.faults.calls("get")).isZero();
    assertThat(calls.running()).isZero();
  }

  @Test
  void aClosedComputerRefusesEverything() {
    KeyValueStore store = computer.memory().store(STORE);
    Queue queue = computer.bus().queue(QUEUE);
    Bucket bucket = computer.storage().bucket(new BucketName("tiny-bucket"));
    CloudComputer view = computer.withDeadline(Duration.ofSeconds(1));
    computer.close();
    int before = calls.count();
    assertClosed(computer::memory);
    assertClosed(computer::bus);
    assertClosed(computer::alu);
    assertClosed(computer::storage);
    assertClosed(computer::provisioner);
    assertClosed(() -> computer.withDeadline(Duration.ofSeconds(1)));
    assertClosed(() -> store.get(KEY));
    assertClosed(() -> queue.receive(ReceiveOptions.defaults()));
    assertClosed(() -> bucket.stat(BlobKey.of("b")));
    assertClosed(view::memory);
    assertThat(calls.count()).isEqualTo(before);
  }

  @Test
  void closingOneDeviceLeavesTheOthersOpen() {
    KeyValueStore store = computer.memory().store(STORE);
    computer.memory().close();
    assertClosed(() -> store.get(KEY));
    assertClosed(() -> computer.memory().store(STORE));
    assertThat(computer.bus().queue(QUEUE).backlog()).hasValue(0);
    assertThat(computer.alu().function(new FunctionName("tiny-function")).name()).isNotNull();
  }

  @Test
  void closingTwiceClosesTheDriversOnce() {
    computer.close();
    computer.close();
    assertThat(drivers.closed).hasValue(1);
  }

  @Test
  void closingAViewClosesNothing() {
    computer.withDeadline(Duration.ofSeconds(1)).close();
    assertThat(computer.memory().store(STORE).get(KEY)).isEmpty();
    assertThat(drivers.closed).hasValue(0);
  }

  @Test
  void handlersCanUseTheComputerWhileItCloses() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicReference<Object> begun = new AtomicReference<>();
    Queue queue = computer.bus().queue(QUEUE);
    Consumption consumption =
        queue.consume(
            delivery -> {
              begun.set(delivery);
              gate.await();
              computer.memory().store(STORE).put(KEY, Bytes.utf8("done"), EntryOptions.defaults());
            },
            ConsumeOptions.defaults());
    queue.send(Message.of(Bytes.utf8("work")));
    eventually("begun", () -> begun.get() != null);
    Thread closer = new Thread(computer::close);
    closer.start();
    eventually("closing", () -> closer.getState() == Thread.State.TIMED_WAITING);
    gate.countDown();
    closer.join();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(drivers.queue.size()).isZero();
    assertThat(drivers.store.size()).isEqualTo(1);
  }

  @Test
  void aViewHasItsOwnDeadlineAndSharesEverythingElse() {
    computer.memory().store(STORE).put(KEY, Bytes.empty(), EntryOptions.defaults());
    CloudComputer view = computer.withDeadline(Duration.ofMillis(7));
    AtomicReference<Duration> timeout = new AtomicReference<>();
    drivers.store.faults.before("get", () -> timeout.set(Call.current().timeout()));
    assertThat(view.memory().store(STORE).get(KEY)).isPresent();
    assertThat(timeout).hasValue(Duration.ofMillis(7));
    assertThat(view.provider()).isEqualTo(computer.provider());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3_600_000})
  void deadlinesOfAMillisecondToAnHourAreAccepted(long millis) {
    assertThat(computer.withDeadline(Duration.ofMillis(millis))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 3_600_001})
  void otherDeadlinesAreRefused(long millis) {
    assertThatThrownBy(() -> computer.withDeadline(Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deadline must be");
  }

  @Test
  void invocationsOfOneCallAreCallsOfTheirOwn() {
    Invocation invocation = Invocation.of(Bytes.utf8("abc"));
    drivers.function.faults.plan("invoke", Faults.passing());
    assertThat(
            computer
                .alu()
                .function(new FunctionName("tiny-function"))
                .invokeAll(List.of(invocation, invocation, invocation), 2))
        .hasSize(3);
    assertThat(calls.count()).isEqualTo(4);
    assertThat(calls.running()).isZero();
  }

  private static void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }
}
