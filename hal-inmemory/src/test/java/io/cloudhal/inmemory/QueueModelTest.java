package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.BusTests.queue;

import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.spi.VirtualTime;
import java.io.IOException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class QueueModelTest {

  private static final int STEPS = 150;
  private static final QueueName LETTERS = new QueueName("letters");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00.250Z"));

  @Property(tries = 500)
  void aQueueOnTheHeapDoesWhatTheReferenceDoes(@ForAll long seed, @ForAll boolean ordered) {
    run(new QueueModel(seed, time, ordered), BusTests.onHeap(time), ordered);
  }

  @Property(tries = 20)
  void aQueueInADirectoryDoesWhatTheReferenceDoesAlsoAfterReopening(
      @ForAll long seed, @ForAll boolean ordered) throws IOException {
    QueueModel model = new QueueModel(seed, time, ordered);
    try (ScratchDirectory directory = new ScratchDirectory()) {
      for (int opening = 0; opening < 4; opening++) {
        run(model, BusTests.in(directory.path(), time), ordered);
        model.restart();
      }
    }
  }

  private static void run(QueueModel model, CloudComputer opened, boolean ordered) {
    UnaryOperator<QueueSpec> order = spec -> ordered ? spec.inOrder() : spec;
    try (CloudComputer computer = opened) {
      Queue letters = queue(computer, LETTERS.value(), order);
      Queue queue =
          queue(
              computer,
              "orders",
              spec -> order.apply(spec.withDeadLetters(LETTERS, ReferenceQueue.MAX_DELIVERIES)));
      for (int i = 0; i < STEPS; i++) {
        model.step(queue, letters);
      }
    }
  }
}
