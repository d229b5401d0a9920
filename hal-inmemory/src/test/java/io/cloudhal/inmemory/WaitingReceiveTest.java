package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.message;
import static io.cloudhal.inmemory.BusTests.queue;
import static io.cloudhal.inmemory.BusTests.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.ReceiveOptions;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.CancelledException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WaitingReceiveTest {

  private static final ReceiveOptions ONE =
      AT_ONCE.withMax(1).withMaxWait(Duration.ofSeconds(20)).withLease(Duration.ofMinutes(10));

  /** A thread that receives. */
  private record Receiver(Thread thread, FutureTask<List<Delivery>> result) {

    static Receiver start(Queue queue) {
      FutureTask<List<Delivery>> result = new FutureTask<>(() -> queue.receive(ONE));
      Thread thread = new Thread(result);
      thread.start();
      return new Receiver(thread, result);
    }

    /** Returns what it receives, long before its wait would be over in real time. */
    List<Delivery> received() throws Exception {
      return result.get(15, TimeUnit.SECONDS);
    }
  }

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private final CloudComputer computer = BusTests.onHeap(time);
  private final Queue queue = queue(computer, "orders");

  @AfterEach
  void close() {
    computer.close();
  }

  @Test
  void aBatchWakesAsManyAsItHasMessages() throws Exception {
    List<Receiver> receivers = waiting(5);
    queue.sendAll(List.of(message("a"), message("b"), message("c"), message("d"), message("e")));
    for (Receiver each : receivers) {
      assertThat(each.received()).hasSize(1);
    }
  }

  @Test
  void theEndOfALeaseWakes() throws Exception {
    queue.send(message("again"));
    receive(queue);
    List<Receiver> receivers = waiting(2);
    time.advance(AT_ONCE.lease());
    queue.send(message("other"));
    for (Receiver each : receivers) {
      assertThat(each.received()).hasSize(1);
    }
  }

  /** In real time, because a virtual one wakes all whenever it passes. */
  @Test
  void aMessageThatComesBackSoonerThanAnybodyWaitsForWakes() throws Exception {
    try (CloudComputer real = BusTests.onHeap(TimeSource.system())) {
      Queue delayed = queue(real, "delayed");
      Receiver receiver = Receiver.start(delayed);
      eventually(() -> receiver.thread.getState() == Thread.State.TIMED_WAITING);
      delayed.send(message("soon").withDelay(Duration.ofMillis(50)));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void anInterruptedOneIsCancelledAndTheOthersGoOn() throws Exception {
    List<Receiver> receivers = waiting(2);
    receivers.get(0).thread.interrupt();
    assertThatThrownBy(() -> receivers.get(0).received())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CancelledException.class);
    queue.send(message("for the other"));
    assertThat(receivers.get(1).received()).hasSize(1);
  }

  @Test
  void removingTheQueueEndsTheWait() {
    List<Receiver> receivers = waiting(2);
    computer.provisioner().removeQueue(queue.name());
    for (Receiver each : receivers) {
      assertThatThrownBy(each::received)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void whoWaitsGoesOnWithAQueueThatWasMadeAnew() throws Exception {
    for (int i = 0; i < 100; i++) {
      Receiver receiver = Receiver.start(queue);
      computer.provisioner().removeQueue(queue.name());
      queue(computer, queue.name().value()).send(message("new"));
      try {
        assertThat(receiver.received()).hasSize(1);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(NotFoundException.class);
      }
    }
  }

  /** Starts some receivers and returns when they wait. */
  private List<Receiver> waiting(int count) {
    List<Receiver> receivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      receivers.add(Receiver.start(queue));
    }
    eventually(() -> time.waiting() == count);
    return receivers;
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
