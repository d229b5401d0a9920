package io.cloudhal.testservers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds and starts servers; see the package for where it looks. */
public final class TestServers {

  private static final String LEFT_OUT = "hal.without";

  private final Map<String, String> environment;
  private final ServerCache cache;
  private final Path directory;

  private TestServers(Map<String, String> environment, ServerCache cache, Path directory) {
    this.environment = environment;
    this.cache = cache;
    this.directory = directory;
  }

  /**
   * Returns the servers of this machine and user.
   *
   * @param directory where servers keep their logs and data, such as {@code target/servers}
   */
  public static TestServers in(Path directory) {
    Path root = Path.of(System.getProperty("user.home"), ".cache", "cloudhal", "servers");
    return new TestServers(System.getenv(), new ServerCache(root), directory.toAbsolutePath());
  }

  /** Returns the names of all servers that are known. */
  public static Set<String> known() {
    return Recipes.ALL.keySet();
  }

  /** Returns whether {@code -Dhal.without=NAME,…} leaves the server out on purpose. */
  public static boolean leftOut(String name) {
    return List.of(System.getProperty(LEFT_OUT, "").split(",", -1)).contains(name);
  }

  /**
   * Returns a running server, in a container if {@link Backend#DOCKER} was chosen; the caller
   * closes it.
   *
   * @throws MissingServerException if it is neither here nor can be installed
   */
  public TestServer start(String name) {
    return Backend.chosen() == Backend.DOCKER
        ? ServerContainer.start(recipe(name))
        : startProcess(name);
  }

  /**
   * Returns a running server as a process whatever was chosen, for what needs files of this
   * machine, such as functions that run on the class path of the tests.
   *
   * @throws MissingServerException if it is neither here nor can be installed
   */
  public TestServer startProcess(String name) {
    Recipe recipe = recipe(name);
    String address = environment.get(variable(name) + "_ENDPOINT");
    if (address != null) {
      return new RunningElsewhere(name, URI.create(address));
    }
    try {
      Files.createDirectories(directory);
      return ServerProcess.start(recipe, home(recipe), freePorts(recipe.ports()), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipe recipe(String name) {
    Recipe recipe = Recipes.ALL.get(name);
    if (recipe == null) {
      throw new IllegalArgumentException("unknown server " + name + "; known are " + known());
    }
    return recipe;
  }

  private Path home(Recipe recipe) {
    String executable = environment.get(variable(recipe.name()));
    if (executable != null) {
      return Path.of(executable);
    }
    return onPath(recipe.executable()).orElseGet(() -> cache.home(recipe));
  }

  private Optional<Path> onPath(String executable) {
    if (executable.isEmpty()) {
      return Optional.empty();
    }
    for (String each : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(each, executable);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Returns the variable of a server, such as {@code HAL_TEST_DYNAMODB_LOCAL}. */
  private static String variable(String name) {
    return "HAL_TEST_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
