package io.cloudhal.testservers.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users start it: as a process. */
class MainTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @TempDir Path directory;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatAFailureHasLeft() throws InterruptedException {
    for (Process each : started) {
      each.destroy();
      each.waitFor();
    }
  }

  @Test
  void unknownCloudIsRefusedInALineWithTheKnownOnes() throws Exception {
    assertRefused(start("moon", "true"), "local-cloud: unknown cloud moon; known are [aws]");
  }

  @Test
  void missingCommandIsRefusedInALineThatShowsOne() throws Exception {
    assertRefused(
        start("aws"),
        "local-cloud: a cloud and a command are needed, such as:"
            + " build-tools/local-cloud aws ./shelf demo --computer {}");
  }

  private static void assertRefused(Process process, String line) throws Exception {
    assertThat(lines(process.errorReader(StandardCharsets.UTF_8))).containsExactly(line);
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void commandIsGivenTheComputerAndItsExitCodeIsTheResult() throws Exception {
    Process process =
        start(
            "aws",
            "sh",
            "-c",
            "echo $0; echo $HAL_COMPUTER; echo $AWS_ACCESS_KEY_ID; exit 7",
            "{}");
    List<String> lines = lines(process.inputReader(StandardCharsets.UTF_8));
    assertThat(process.waitFor())
        .as(() -> String.join("\n", lines(process.errorReader(StandardCharsets.UTF_8))))
        .isEqualTo(7);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("aws://eu-west-1?").isEqualTo(lines.get(1));
    assertThat(lines.get(2)).isEqualTo("test");
    assertThat(endpoints(lines.get(0))).hasSize(2).noneMatch(MainTest::answers);
  }

  @Test
  void commandAndServersEndWhenItIsTerminated() throws Exception {
    Process process = start("aws", "sh", "-c", "echo $$; echo $HAL_COMPUTER; sleep 600 & wait");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    long command = Long.parseLong(out.readLine());
    List<URI> servers = endpoints(out.readLine());
    List<ProcessHandle> children = process.descendants().toList();
    assertThat(children).anyMatch(each -> each.pid() == command);
    assertThat(servers).hasSize(2).allMatch(MainTest::answers);
    process.destroy();
    assertThat(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
    assertThat(soon(() -> children.stream().noneMatch(ProcessHandle::isAlive))).isTrue();
    assertThat(servers).noneMatch(MainTest::answers);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlocal-cloud.directory=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static List<String> lines(BufferedReader output) {
    return output.lines().toList();
  }

  /** Returns the addresses of servers in that of a computer. */
  private static List<URI> endpoints(String computer) {
    List<URI> endpoints = new ArrayList<>();
    for (String option : URI.create(computer).getQuery().split("&", -1)) {
      if (option.startsWith("endpoint")) {
        endpoints.add(URI.create(option.substring(option.indexOf('=') + 1)));
      }
    }
    return endpoints;
  }

  private static boolean answers(URI endpoint) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean soon(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return condition.getAsBoolean();
  }
}
