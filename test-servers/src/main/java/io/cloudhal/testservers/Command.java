package io.cloudhal.testservers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command of an installation to its end. */
final class Command {

  private static final int SHOWN_CHARACTERS = 2000;

  private Command() {}

  static void run(Path directory, List<String> command) throws IOException, InterruptedException {
    run(directory, command, Map.of());
  }

  /** Runs {@code command}; a failure is an exception with the end of what it printed. */
  static void run(Path directory, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      String end = output.substring(Math.max(0, output.length() - SHOWN_CHARACTERS));
      throw new IOException(String.join(" ", command) + " ended with " + exit + ": " + end);
    }
  }
}
