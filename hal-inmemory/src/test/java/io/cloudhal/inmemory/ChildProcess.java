package io.cloudhal.inmemory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Another JVM that runs a class of the tests; it ends with the test at the latest. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildProcess start(Class<?> main, Path directory) throws IOException {
    return new ChildProcess(java(main, directory));
  }

  /** Starts a process whose files cannot become larger, as if the disk were full. */
  static ChildProcess startWithFileLimit(int blocks, Class<?> main, Path directory)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$0\" \"$@\""));
    command.addAll(java(main, directory));
    return new ChildProcess(command);
  }

  private static List<String> java(Class<?> main, Path directory) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return List.of(
        java,
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes,
        main.getName(),
        directory.toString());
  }

  long pid() {
    return process.pid();
  }

  /** Returns the next line that it prints, empty at the end. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(output.readLine());
  }

  /** Passes the lines that it prints until its end; one that was not ended does not count. */
  void rest(Consumer<String> line) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = output.read(); c >= 0; c = output.read()) {
      text.append((char) c);
    }
    text.substring(0, text.lastIndexOf("\n") + 1).lines().forEach(line);
  }

  /** Kills it as kill -9 does. What it has printed can be read yet, unlike after destroy. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
