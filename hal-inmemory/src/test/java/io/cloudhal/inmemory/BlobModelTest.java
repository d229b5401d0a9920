package io.cloudhal.inmemory;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class BlobModelTest {

  private static final int STEPS = 60;
  private static final TimeSource TIME = TimeSource.system();

  @Property(tries = 200)
  void aBucketOnTheHeapDoesWhatTheReferenceDoes(@ForAll long seed) throws IOException {
    run(new BlobModel(seed), Storages.onHeap(TIME));
  }

  @Property(tries = 20)
  void aBucketInADirectoryDoesWhatTheReferenceDoesAlsoAfterReopening(@ForAll long seed)
      throws IOException {
    BlobModel model = new BlobModel(seed);
    try (ScratchDirectory directory = new ScratchDirectory()) {
      for (int opening = 0; opening < 3; opening++) {
        run(model, Storages.in(directory.path(), TIME));
      }
    }
  }

  private static void run(BlobModel model, Storages storages) throws IOException {
    try (CloudComputer computer = storages.computer(TIME)) {
      for (int i = 0; i < STEPS; i++) {
        model.step(Storages.bucket(computer));
      }
    }
  }
}
