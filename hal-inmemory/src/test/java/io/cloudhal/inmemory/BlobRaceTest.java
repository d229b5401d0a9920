package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes write the same keys of a directory at once. */
final class BlobRaceTest {

  private static final int PROCESSES = 3;
  private static final TimeSource TIME = TimeSource.system();

  @TempDir private Path directory;

  @Test
  void incrementsOfSeveralProcessesLoseNoneAndMakeNoneTwice() throws Exception {
    List<ChildProcess> children = new ArrayList<>();
    List<Long> made = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        children.add(ChildProcess.start(BlobIncrementer.class, directory));
      }
      for (ChildProcess child : children) {
        child.rest(line -> made.add(Long.valueOf(line)));
      }
    } finally {
      children.forEach(ChildProcess::close);
    }
    int total = PROCESSES * BlobIncrementer.INCREMENTS;
    assertThat(new TreeSet<>(made)).hasSize(total).endsWith((long) total);
    assertThat(made).hasSize(total);
    try (CloudComputer computer = Storages.in(directory, TIME).computer(TIME)) {
      BlobIncrementer reader = new BlobIncrementer(Storages.bucket(computer));
      assertThat(reader.number(ReadOptions.defaults())).isEqualTo(total);
      assertThat(Storages.bucket(computer).list(ListRequest.deep("made/")).items()).hasSize(total);
    }
  }
}
