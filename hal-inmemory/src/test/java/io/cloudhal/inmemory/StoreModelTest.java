package io.cloudhal.inmemory;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.spi.VirtualTime;
import java.io.IOException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class StoreModelTest {

  private static final int STEPS = 60;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T10:00:00.250Z"));

  @Property(tries = 300)
  void aStoreOnTheHeapDoesWhatTheReferenceDoes(@ForAll long seed) {
    StoreModel model = new StoreModel(seed, time);
    run(model, Memories.onHeap(time));
  }

  @Property(tries = 20)
  void aStoreInADirectoryDoesWhatTheReferenceDoesAlsoAfterReopening(@ForAll long seed)
      throws IOException {
    StoreModel model = new StoreModel(seed, time);
    try (ScratchDirectory directory = new ScratchDirectory()) {
      for (int opening = 0; opening < 3; opening++) {
        run(model, Memories.in(directory.path(), time));
      }
    }
  }

  private void run(StoreModel model, Memories memories) {
    try (CloudComputer computer = memories.computer(time)) {
      for (int i = 0; i < STEPS; i++) {
        model.step(Memories.store(computer));
      }
      model.sweep(memories.memory());
    }
  }
}
