package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudhal.bus.Bus;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InMemoryConfigTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void functionThreadsHaveARange(int threads) {
    assertThat(InMemoryConfig.defaults().withFunctionThreads(threads).functionThreads())
        .isEqualTo(threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void otherNumbersOfFunctionThreadsAreRefused(int threads) {
    assertThatThrownBy(() -> InMemoryConfig.defaults().withFunctionThreads(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("function threads must be 1 to 1000, are " + threads);
  }

  @Test
  void aSecondHolderOfMemoryAndBusIsToldWhoHasThemAndMayUseBlobs() {
    InMemoryConfig config = InMemoryConfig.defaults().withDirectory(directory);
    StoreName store = new StoreName("things");
    try (CloudComputer second = config.open()) {
      try (CloudComputer first = config.open()) {
        first.provisioner().ensureStore(store);
        assertThatThrownBy(() -> second.provisioner().ensureStore(store))
            .isInstanceOf(UnavailableException.class)
            .hasMessageContaining("is held by process " + ProcessHandle.current().pid());
        second.provisioner().ensureBucket(new BucketName("things"));
      }
      second.provisioner().ensureStore(store);
    }
  }

  @Test
  void aSweepOfNothingFinishes() {
    try (CloudComputer kept = InMemoryConfig.defaults().withDirectory(directory).open();
        CloudComputer onHeap = InMemoryConfig.defaults().open()) {
      assertThat(kept.provisioner().sweep(Duration.ofSeconds(20)).finished()).isTrue();
      assertThat(onHeap.provisioner().sweep(Duration.ofSeconds(20)).finished()).isTrue();
    }
  }

  @Test
  void openingStartsNoThread() {
    int before = Thread.activeCount();
    try (CloudComputer computer = InMemoryConfig.defaults().withDirectory(directory).open()) {
      Bus bus = computer.bus();
      assertThat(bus.capabilities()).isNotNull();
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
    }
  }
}
