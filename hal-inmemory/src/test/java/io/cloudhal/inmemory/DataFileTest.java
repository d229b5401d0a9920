package io.cloudhal.inmemory;

import static io.cloudhal.inmemory.DataFiles.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFileTest {

  @TempDir private Path directory;

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (DataFile file = DataFiles.open(directory)) {
      String before = file.write(() -> String.valueOf(numbers(file).put(1L, "one")));
      assertThat(before).isEqualTo("null");
    }
    try (DataFile file = DataFiles.openForPower(directory)) {
      assertThat(file.<String>read(() -> numbers(file).get(1L))).isEqualTo("one");
      file.write(() -> numbers(file).put(1L, "uno"));
    }
    try (DataFile file = DataFiles.open(directory)) {
      assertThat(file.<String>read(() -> numbers(file).get(1L))).isEqualTo("uno");
    }
  }

  @Test
  void aRemovedMapIsGoneAfterReopening() {
    try (DataFile file = DataFiles.open(directory)) {
      file.write(() -> String.valueOf(numbers(file).put(1L, "one")));
      file.awaitCommit(file.change(number -> file.removeMap("numbers")));
      assertThat(file.<Boolean>read(() -> file.hasMap("numbers"))).isFalse();
    }
    try (DataFile file = DataFiles.open(directory)) {
      assertThat(file.<Boolean>read(() -> file.hasMap("numbers"))).isFalse();
    }
  }

  @Test
  void aSecondHolderIsToldTheFirstAndMayComeLater() {
    DataFile first = DataFiles.open(directory);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> DataFiles.open(directory))
          .withMessageContaining("memory-and-bus.store is held by process ")
          .withMessageContaining("process " + ProcessHandle.current().pid() + " on ")
          .withMessageContaining(" since 20")
          .satisfies(e -> assertThat(e.mayHaveTakenEffect()).isFalse());
    }
    first.close();
    DataFiles.open(directory).close();
  }

  @Test
  void aDirectoryUnderAnotherNameIsTheSame() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    try (DataFile first = DataFiles.open(directory)) {
      assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> DataFiles.open(link));
      assertThat(first.<Boolean>read(() -> first.hasMap("numbers"))).isFalse();
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("data"), "something else");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> DataFiles.open(directory))
        .withMessageContaining("must be a directory");
    assertThat(inTheWay).hasContent("something else");
  }

  @Test
  void aChangeThatFailsHalfwayIsNotCommittedAndTheFileWorksAgainAfterReopening() {
    try (DataFile file = DataFiles.open(directory)) {
      file.write(() -> String.valueOf(numbers(file).put(1L, "one")));
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(
              () ->
                  file.change(
                      number -> {
                        numbers(file).put(1L, "half");
                        throw new IllegalStateException("of the other half");
                      }))
          .withMessageContaining("of the other half");
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> file.read(() -> numbers(file).get(1L)));
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> file.change(number -> {}));
    }
    try (DataFile file = DataFiles.open(directory)) {
      assertThat(file.<String>read(() -> numbers(file).get(1L))).isEqualTo("one");
    }
  }

  @Test
  void concurrentWritersShareCommits() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (DataFile file = DataFiles.open(directory)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        long from = writer * 1000L;
        writers.add(
            threads.submit(
                () -> {
                  for (long i = from; i < from + 200; i++) {
                    long key = i;
                    file.write(() -> String.valueOf(numbers(file).put(key, "value")));
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(file.<Integer>read(() -> numbers(file).size())).isEqualTo(1600);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closingCommitsWhatWasChangedAndRefusesTheRest() {
    DataFile file = DataFiles.open(directory);
    long number = file.change(change -> numbers(file).put(1L, "one"));
    file.close();
    file.awaitCommit(number);
    file.close();
    assertThatIllegalStateException().isThrownBy(() -> file.change(change -> {}));
    assertThatIllegalStateException().isThrownBy(() -> file.read(() -> numbers(file).get(1L)));
    try (DataFile reopened = DataFiles.open(directory)) {
      assertThat(reopened.<String>read(() -> numbers(reopened).get(1L))).isEqualTo("one");
    }
  }

  @Test
  void anInterruptedWriterHarmsNobody() {
    try (DataFile file = DataFiles.open(directory)) {
      Thread.currentThread().interrupt();
      file.write(() -> String.valueOf(numbers(file).put(1L, "one")));
      assertThat(Thread.interrupted()).isTrue();
      file.write(() -> String.valueOf(numbers(file).put(2L, "two")));
      assertThat(file.<Integer>read(() -> numbers(file).size())).isEqualTo(2);
    }
  }

  @Test
  void rewritingTheSameEntriesDoesNotLetTheFileGrow() throws IOException {
    String value = "v".repeat(1000);
    try (DataFile file = DataFiles.open(directory)) {
      for (int round = 0; round < 40; round++) {
        for (long key = 0; key < 100; key++) {
          long rewritten = key;
          file.write(() -> String.valueOf(numbers(file).put(rewritten, value)));
        }
      }
      assertThat(Files.size(DataFiles.store(directory))).isLessThan(3_000_000);
    }
    assertThat(Files.size(DataFiles.store(directory))).isLessThan(1_000_000);
  }
}
