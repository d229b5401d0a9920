package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.CloudComputers;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a Java process that has the provider on its module path, without Guice. */
@Timeout(60)
final class ModulePathTest {

  /** What the process runs, as a part of the module: its package can be nowhere else. */
  static final class Application {

    private Application() {}

    /** Opens the computer at the address in the first argument. */
    public static void main(String[] arguments) {
      try (CloudComputer computer = CloudComputers.open(URI.create(arguments[0]))) {
        boolean named = computer.getClass().getModule().isNamed();
        System.out.println(computer.provider() + " in a named module: " + named);
      }
    }
  }

  @Test
  void theProviderIsFoundOnTheModulePath(@TempDir Path directory) throws Exception {
    assertThat(run("inmemory://volatile")).isEqualTo("inmemory in a named module: true");
    assertThat(run("inmemory://" + directory.toUri().getRawPath()))
        .isEqualTo("inmemory in a named module: true");
  }

  private static String run(String address) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                classPathOf("hal-api", "hal-inmemory/target/classes", "h2-mvstore"),
                "--patch-module",
                "io.cloudhal.inmemory=" + classPathOf("test-classes"),
                "--module",
                "io.cloudhal.inmemory/" + Application.class.getName(),
                address)
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Returns the entries of this class path that contain one of the texts. */
  private static String classPathOf(String... parts) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> Arrays.stream(parts).anyMatch(entry.replace('\\', '/')::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
