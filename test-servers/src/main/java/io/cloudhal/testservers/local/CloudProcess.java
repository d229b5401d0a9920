package io.cloudhal.testservers.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command that runs on a cloud, and ends with this JVM: {@code {}} in its arguments and {@code
 * HAL_COMPUTER} in its environment are the address of the computer.
 */
final class CloudProcess {

  private static final long PATIENCE_SECONDS = 10;

  private final LocalCloud cloud;
  private final List<String> command;

  CloudProcess(LocalCloud cloud, List<String> command) {
    this.cloud = cloud;
    this.command = command;
  }

  /** Runs it to its end, and returns its exit code. */
  int run() throws IOException {
    Process process = start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Process start() throws IOException {
    String computer = cloud.computer().toString();
    List<String> words = command.stream().map(word -> word.replace("{}", computer)).toList();
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    cloud.admit(builder.environment());
    builder.environment().put("HAL_COMPUTER", computer);
    return builder.start();
  }

  /**
   * Ends the command and what it started, then the cloud: the other way round it would retry. Where
   * they have ended already, nothing is left to do.
   */
  private void end(Process process) {
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    family.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    cloud.close();
  }
}
