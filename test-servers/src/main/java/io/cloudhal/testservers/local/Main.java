package io.cloudhal.testservers.local;

import io.cloudhal.testservers.TestServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The command {@code build-tools/local-cloud}: runs another command on a cloud of this machine. */
public final class Main {

  private static final Map<String, BiFunction<TestServers, Functions, LocalCloud>> CLOUDS =
      new TreeMap<>(Map.of("aws", LocalAws::start));

  /** The arguments are not right. */
  private static final int MISUSED = 2;

  private Main() {}

  /** Runs it, and ends with the exit code of the other command. */
  public static void main(String[] arguments) {
    TestServers servers = TestServers.in(Path.of(System.getProperty("local-cloud.directory", "")));
    System.exit(run(List.of(arguments), servers, System.err));
  }

  static int run(List<String> arguments, TestServers servers, PrintStream err) {
    try {
      Order order = Order.parse(arguments);
      BiFunction<TestServers, Functions, LocalCloud> starter = CLOUDS.get(order.cloud());
      if (starter == null) {
        throw new IllegalArgumentException(
            "unknown cloud " + order.cloud() + "; known are " + CLOUDS.keySet());
      }
      err.println("local-cloud: starting " + order.cloud() + " …");
      return run(order, starter.apply(servers, order.functions()), err);
    } catch (IllegalArgumentException e) {
      return failed(e, MISUSED, err);
    } catch (IOException | RuntimeException e) {
      return failed(e, 1, err);
    }
  }

  private static int run(Order order, LocalCloud cloud, PrintStream err) throws IOException {
    try (cloud) {
      err.println("local-cloud: " + cloud.computer());
      return new CloudProcess(cloud, order.command()).run();
    }
  }

  private static int failed(Exception error, int code, PrintStream err) {
    err.println(
        "local-cloud: " + String.valueOf(error.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    return code;
  }
}
