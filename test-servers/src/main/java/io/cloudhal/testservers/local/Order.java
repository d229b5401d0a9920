package io.cloudhal.testservers.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What {@link Main} is asked for: {@code [--class-path PATH] [--function NAME=CLASS]… CLOUD
 * COMMAND…}.
 *
 * @param functions to deploy
 * @param cloud the name of the cloud
 * @param command to run on it
 */
record Order(Functions functions, String cloud, List<String> command) {

  Order {
    command = List.copyOf(command);
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if they are not right; the message says how they would be
   */
  static Order parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Map<String, String> handlers = new LinkedHashMap<>();
    String classPath = "";
    try {
      while (left.getFirst().startsWith("--")) {
        String option = left.removeFirst();
        switch (option) {
          case "--class-path" -> classPath = left.removeFirst();
          case "--function" -> addTo(handlers, left.removeFirst());
          default -> throw new IllegalArgumentException("unknown option " + option);
        }
      }
      Functions functions = new Functions(handlers, classPath);
      return new Order(functions, left.removeFirst(), commandOf(left));
    } catch (NoSuchElementException e) {
      throw new IllegalArgumentException(
          "a cloud and a command are needed, such as:"
              + " build-tools/local-cloud aws ./shelf demo --computer {}",
          e);
    }
  }

  private static void addTo(Map<String, String> handlers, String function) {
    String[] parts = function.split("=", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("--function must be NAME=CLASS, is " + function);
    }
    handlers.put(parts[0], parts[1]);
  }

  private static List<String> commandOf(Deque<String> left) {
    left.getFirst();
    return List.copyOf(left);
  }
}
