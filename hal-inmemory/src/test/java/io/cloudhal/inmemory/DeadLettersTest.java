package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.AT_ONCE;
import static io.cloudhal.inmemory.BusTests.bodies;
import static io.cloudhal.inmemory.BusTests.message;
import static io.cloudhal.inmemory.BusTests.queue;
import static io.cloudhal.inmemory.BusTests.receive;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.bus.Delivery;
import io.cloudhal.bus.Queue;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.spi.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {

  private static final int MAX_DELIVERIES = 5;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private final CloudComputer computer = BusTests.onHeap(time);
  private final Queue letters = queue(computer, "letters");
  private final Queue queue =
      queue(computer, "orders", spec -> spec.withDeadLetters(letters.name(), MAX_DELIVERIES));

  @AfterEach
  void close() {
    computer.close();
  }

  @Test
  void theLastReleaseMovesAtOnceWhateverItsDelay() {
    queue.send(message("bad"));
    deliver(MAX_DELIVERIES - 1);
    assertThat(letters.backlog()).hasValue(0);
    queue.release(receive(queue), Duration.ofMinutes(10));
    assertThat(bodies(letters)).containsExactly("bad");
    assertThat(queue.backlog()).hasValue(0);
  }

  @Test
  void aDeadLetterIsAsOldAsItsMessageButKeptAnew() {
    Instant sent = time.now();
    queue.send(message("bad"));
    time.advance(Duration.ofDays(6));
    deliver(MAX_DELIVERIES);
    time.advance(Duration.ofDays(6));
    Delivery letter = receive(letters);
    assertThat(letter.sentAt()).isEqualTo(sent);
    assertThat(letter.deliveryCount()).isEqualTo(1);
  }

  @Test
  void withoutItsDeadLetterQueueAMessageStaysUntilThereIsOne() {
    queue.send(message("bad"));
    computer.provisioner().removeQueue(letters.name());
    deliver(2 * MAX_DELIVERIES);
    assertThat(receive(queue).deliveryCount()).isEqualTo(2 * MAX_DELIVERIES + 1);
    Queue again = queue(computer, "letters");
    time.advance(AT_ONCE.lease());
    assertThat(bodies(queue)).isEmpty();
    assertThat(bodies(again)).containsExactly("bad");
  }

  @Test
  void aDeadLetterQueueThatWasMadeAnewWithAnotherOrderTakesNothing() {
    queue.send(message("bad"));
    computer.provisioner().removeQueue(letters.name());
    Queue ordered = queue(computer, "letters", spec -> spec.inOrder());
    deliver(MAX_DELIVERIES);
    assertThat(bodies(ordered)).isEmpty();
    assertThat(bodies(queue)).containsExactly("bad");
  }

  @Test
  void twoQueuesMayTakeTheDeadLettersOfEachOther() {
    computer.provisioner().removeQueue(letters.name());
    Queue back =
        queue(computer, "letters", spec -> spec.withDeadLetters(queue.name(), MAX_DELIVERIES));
    queue.send(message("back and forth"));
    deliver(MAX_DELIVERIES);
    for (int i = 0; i < MAX_DELIVERIES; i++) {
      back.release(receive(back), Duration.ZERO);
    }
    assertThat(bodies(queue)).containsExactly("back and forth");
  }

  @Test
  void eachMovesOnceWhoeverNoticesIt() throws Exception {
    int messages = 2000;
    for (int i = 0; i < messages; i++) {
      queue.send(message("bad " + i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> receivers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        receivers.add(threads.submit(this::releaseAll));
      }
      for (Future<?> receiver : receivers) {
        receiver.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(queue.backlog()).hasValue(0);
    List<String> moved = new ArrayList<>();
    for (List<String> some = bodies(letters); !some.isEmpty(); some = bodies(letters)) {
      moved.addAll(some);
    }
    assertThat(moved).hasSize(messages);
    assertThat(new HashSet<>(moved)).hasSize(messages);
  }

  private void releaseAll() {
    List<Delivery> some = queue.receive(AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(each -> queue.release(each, Duration.ZERO));
      some = queue.receive(AT_ONCE);
    }
  }

  private void deliver(int times) {
    for (int i = 0; i < times; i++) {
      queue.release(receive(queue), Duration.ZERO);
    }
  }
}
