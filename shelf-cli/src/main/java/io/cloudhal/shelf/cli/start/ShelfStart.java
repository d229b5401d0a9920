package io.cloudhal.shelf.cli.start;

import io.cloudhal.shelf.cli.Main;
import io.cloudhal.shelf.cli.demo.DemoCommand;
import java.util.Map;

/** Starts the command with its demo, which stands on the command. */
public final class ShelfStart {

  private ShelfStart() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments));
  }

  /** What a JVM that is out of something throws comes past the command's own handler. */
  private static int exitCode(String[] arguments) {
    try {
      return Main.commandLine(Map.of("demo", new DemoCommand())).execute(arguments);
    } catch (Error e) {
      System.err.println("shelf: " + String.valueOf(e).lines().findFirst().orElse(""));
      return 1;
    }
  }
}
