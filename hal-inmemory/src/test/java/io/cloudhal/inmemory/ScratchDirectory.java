package io.cloudhal.inmemory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one try of a property, where JUnit's would serve all tries. */
final class ScratchDirectory implements AutoCloseable {

  private final Path path;

  ScratchDirectory() throws IOException {
    path = Files.createTempDirectory("hal-inmemory");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(path)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
