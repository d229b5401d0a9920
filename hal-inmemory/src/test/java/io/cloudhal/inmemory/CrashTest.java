package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.inmemory.SteadyWriter.Way;
import io.cloudhal.spi.TimeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that is killed, or that cannot write. */
final class CrashTest {

  private static final int KILLS = 8;

  @TempDir private Path directory;

  private final Map<String, Long> acknowledged = new HashMap<>();
  private final Random random = new Random();

  @Test
  void aKilledProcessLosesNoAcknowledgedWriteAndLeavesNoneInPart() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      try (ChildProcess child = ChildProcess.start(SteadyWriter.class, directory)) {
        int lines = 1 + random.nextInt(800);
        for (int line = 0; line < lines; line++) {
          acknowledge(child.line().orElseThrow());
        }
        child.kill();
        child.rest(this::acknowledge);
      }
      checkAllIsThere();
    }
  }

  @Test
  void aFullDiskIsToldAndLosesNoAcknowledgedWrite() throws Exception {
    StringBuilder errors = new StringBuilder();
    try (ChildProcess child =
        ChildProcess.startWithFileLimit(1000, SteadyWriter.class, directory)) {
      child.rest(
          line -> {
            if (Character.isDigit(line.charAt(0))) {
              acknowledge(line);
            } else {
              errors.append(line);
            }
          });
    }
    assertThat(errors).contains(DataFiles.store(directory) + " failed", "File too large");
    checkAllIsThere();
  }

  @Test
  void aSecondProcessIsToldTheFirst() throws Exception {
    try (ChildProcess child = ChildProcess.start(SteadyWriter.class, directory)) {
      assertThat(child.line()).isPresent();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(UnavailableException.class)
            .isThrownBy(() -> DataFiles.open(directory))
            .withMessageContaining("is held by process " + child.pid() + " on ")
            .withMessageContaining(" since 20");
      }
    }
    DataFiles.open(directory).close();
  }

  /** Takes a line of a {@link SteadyWriter}: thread, way and number. */
  private void acknowledge(String line) {
    int number = line.lastIndexOf(' ') + 1;
    acknowledged.put(line.substring(0, number), Long.valueOf(line.substring(number)));
  }

  /** A write that was not acknowledged may be there: at most one a thread and way. */
  private void checkAllIsThere() {
    TimeSource time = TimeSource.system();
    try (CloudComputer computer = Memories.in(directory, time).computer(time)) {
      for (int thread = 0; thread < SteadyWriter.THREADS; thread++) {
        SteadyWriter writer = new SteadyWriter(Memories.store(computer), thread);
        for (Way way : Way.values()) {
          String line = thread + " " + way + " ";
          long written = acknowledged.getOrDefault(line, 0L);
          assertThat(writer.read(way)).as(line).isBetween(written, written + 1);
          acknowledged.put(line, writer.read(way));
        }
      }
    }
  }
}
