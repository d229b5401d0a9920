package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.Bytes;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Computers and devices that are closed. */
abstract class ClosingContract extends BusContract {

  private static final EntryKey KEY = EntryKey.of("key");

  @Test
  @Clause("computer.close.1")
  void closedComputerRefusesItsDevices() {
    CloudComputer closed = another();
    closed.close();
    assertRefused(closed::memory);
    assertRefused(closed::bus);
    assertRefused(closed::alu);
    assertRefused(closed::storage);
    assertRefused(closed::provisioner);
  }

  @Test
  @Clause("computer.close.2")
  void handlesOfAClosedComputerRefuseCalls() {
    CloudComputer closed = another();
    Queue queue = closed.bus().queue(queue().name());
    KeyValueStore store = closed.memory().store(resources().store().name());
    Bucket bucket = closed.storage().bucket(resources().bucket().name());
    RemoteFunction echo = closed.alu().function(ConformanceFunctions.ECHO);
    Provisioner provisioner = closed.provisioner();
    closed.close();
    calls().clear();
    assertRefused(() -> queue.send(message("lost")));
    assertRefused(() -> store.get(KEY));
    assertRefused(() -> bucket.stat(BlobKey.of("key")));
    assertRefused(() -> echo.invoke(Invocation.of(Bytes.empty())));
    assertRefused(() -> provisioner.removeQueue(new QueueName(fresh("missing"))));
    assertThat(calls().requests()).isZero();
  }

  @Test
  @Clause("computer.close.3")
  void closingAgainDoesNothing() {
    CloudComputer closed = another();
    closed.close();
    closed.close();
    assertRefused(closed::bus);
  }

  @Test
  @Clause("computer.close.4")
  void closedDeviceRefusesCallsAndTheOthersGoOn() {
    CloudComputer computer = another();
    Queue queue = computer.bus().queue(queue().name());
    KeyValueStore store = computer.memory().store(resources().store().name());
    computer.bus().close();
    assertRefused(() -> queue.send(message("lost")));
    assertRefused(() -> computer.bus().queue(queue.name()));
    assertThat(store.get(EntryKey.of(fresh("none")))).isEmpty();
  }

  @Test
  @Clause("computer.close.5")
  void otherComputersGoOn() {
    Queue queue = queue();
    queue.send(message("here"));
    another().close();
    assertThat(drain(queue, 1)).containsExactly("here");
  }

  @Test
  @Clause("computer.close.6")
  void closingTheComputerEndsConsumptions() {
    CloudComputer computer = another();
    Queue queue = computer.bus().queue(queue().name());
    Consumption consumption = queue.consume(new Handled(), ConsumeOptions.defaults());
    assertThat(consumption.isRunning()).isTrue();
    computer.close();
    assertThat(consumption.isRunning()).isFalse();
    assertThat(consumption.failure()).isEmpty();
  }

  @Test
  @Clause("computer.close.7")
  void closingTheComputerClosesItsViews() {
    CloudComputer computer = another();
    CloudComputer view = computer.withDeadline(Duration.ofMinutes(1));
    Queue queue = view.bus().queue(queue().name());
    computer.close();
    assertRefused(view::bus);
    assertRefused(() -> queue.send(message("lost")));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
  }
}
