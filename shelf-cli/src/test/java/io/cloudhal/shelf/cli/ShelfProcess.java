package io.cloudhal.shelf.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.cloudhal.shelf.cli.start.ShelfStart;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the command as its users do: as a process, with a home of its own. */
public final class ShelfProcess {

  /**
   * How a run ended.
   *
   * @param exitCode its exit code
   * @param out what it printed
   * @param err what it said beside
   */
  public record Ended(int exitCode, String out, String err) {

    /** Returns the object that it printed. */
    public Map<String, Object> json() throws IOException {
      return JSON.std.mapFrom(out);
    }
  }

  private final Path home;

  /** Creates a command whose keys, cache and default computer are in {@code home}. */
  public ShelfProcess(Path home) {
    this.home = home;
  }

  /** Runs it to its end. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    return run(command(arguments));
  }

  /** Runs it to its end where no file may become larger than {@code kilobytes}. */
  public Ended runWithFilesUpTo(int kilobytes, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
    command.addAll(command(arguments));
    return run(command);
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home.getParent(), "out", ".txt");
    Path err = Files.createTempFile(home.getParent(), "err", ".txt");
    Process process =
        builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    int exitCode = process.waitFor();
    return new Ended(exitCode, read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Starts it; its output is thrown away. */
  public Process start(String... arguments) throws IOException {
    return builder(command(arguments))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SHELF_HOME", home.toString());
    return builder;
  }

  /** The library of the demo is on the class path of tests, but not on that of users. */
  private static List<String> command(String... arguments) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("opennlp"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                ShelfStart.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
