package io.cloudhal.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A main class in a process of its own, on jars alone, as archives of classes need them. */
final class ChildJvm {

  private final String mainClass;
  private final List<String> options;
  private final List<String> arguments;

  ChildJvm(Class<?> mainClass, List<String> options, List<String> arguments) {
    this.mainClass = mainClass.getName();
    this.options = options;
    this.arguments = arguments;
  }

  /**
   * What a process told.
   *
   * @param line its first
   * @param nanos from its start to that line
   */
  record Answer(String line, long nanos) {}

  /**
   * Runs it to its end.
   *
   * @throws IOException if it failed
   */
  Answer run() throws IOException, InterruptedException {
    Path errors = Files.createTempFile("benchmark-", ".log"); // JVMs announce options there, too
    try {
      Process process = new ProcessBuilder(command()).redirectError(errors.toFile()).start();
      long start = System.nanoTime();
      try (BufferedReader output = process.inputReader()) {
        String line = output.readLine();
        long nanos = System.nanoTime() - start;
        if (process.waitFor() != 0 || line == null) {
          throw new IOException(mainClass + " failed:\n" + Files.readString(errors));
        }
        return new Answer(line, nanos);
      }
    } finally {
      Files.delete(errors);
    }
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** Our jar, and all libraries. */
  private static String classPath() throws IOException {
    Path target = Home.target();
    try (Stream<Path> ours = Files.list(target);
        Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      return Stream.concat(ours, libraries)
          .map(Path::toString)
          .filter(each -> each.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
  }
}
