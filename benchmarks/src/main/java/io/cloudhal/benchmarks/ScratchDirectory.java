package io.cloudhal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that goes when it is closed.
 *
 * @param path where it is
 */
record ScratchDirectory(Path path) implements AutoCloseable {

  /** Creates one where this module was built, as temporary directories may be in memory. */
  static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory(Home.target(), "scratch-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
