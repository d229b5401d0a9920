package io.cloudhal.testservers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server as a process group behind a small shell that ends it when its standard input ends: so it
 * dies with this JVM, also when that is killed.
 */
final class ServerProcess implements TestServer {

  private static final Duration START_DEADLINE = Duration.ofSeconds(90);
  private static final int PROBE_MILLIS = 1000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int SHOWN_LINES = 30;

  /** Starts "$@" as a group of its own, and ends it when there is nothing more to read. */
  private static final String KEEPER =
      "setsid \"$@\" </dev/null & child=$!; trap 'kill -9 -- -$child $child 2>/dev/null' EXIT;"
          + " cat >/dev/null";

  private final Recipe recipe;
  private final List<Integer> ports;
  private final Path log;
  private final Process process;

  private ServerProcess(Recipe recipe, List<Integer> ports, Path log, Process process) {
    this.recipe = recipe;
    this.ports = ports;
    this.log = log;
    this.process = process;
  }

  /** Starts a server and returns when it is ready. */
  static ServerProcess start(Recipe recipe, Path home, List<Integer> ports, Path directory)
      throws IOException {
    Path data = Files.createTempDirectory(directory, recipe.name() + "-");
    Path log = data.resolve("server.log");
    List<String> command = new ArrayList<>(List.of("bash", "-c", KEEPER, "bash"));
    command.addAll(recipe.command(home, ports, data));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(recipe.workingDirectory(home, data).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // A server that is killed leaves its temporary files.
    builder.environment().put("TMPDIR", data.toString());
    builder.environment().putAll(recipe.environment(ports));
    ServerProcess server = new ServerProcess(recipe, ports, log, builder.start());
    server.awaitReady();
    return server;
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + START_DEADLINE.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IOException(
            "server " + recipe.name() + " did not get ready; the end of " + log + ":\n" + logEnd());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean ready() {
    for (int port : ports) {
      if (!listens(port)) {
        return false;
      }
    }
    return recipe.healthPath().isEmpty() || healthy();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean healthy() {
    try {
      URI health = endpoint().resolve(recipe.healthPath());
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(PROBE_MILLIS);
      connection.setReadTimeout(PROBE_MILLIS);
      try {
        return connection.getResponseCode() < 500;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private String logEnd() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  @Override
  public String name() {
    return recipe.name();
  }

  @Override
  public URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + ports.get(port));
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
