package io.cloudhal.shelf.cli;

import io.cloudhal.computer.CloudComputer;
import io.cloudhal.shelf.ShelfKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code shelf init}. */
@Command(
    name = "init",
    description = {
      "Makes an empty shelf, its bucket if there is none, and a key to publish with.",
      "Prints the key's fingerprint: give it to the readers of the shelf."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @Mixin private ShelfOptions options = new ShelfOptions();

  @Override
  public Integer call() throws IOException {
    Path file = options.keyFile();
    ShelfKey key = key(file);
    try (CloudComputer computer = options.open()) {
      Publishing.create(options, computer, key);
      Output output = options.output();
      output.line("Made shelf %s on %s", options.shelf(), options.address());
      output.line("Key       %s", file);
      output.line("Trust     %s", key.fingerprint());
      output.result(
          Map.of(
              "shelf", options.shelf(),
              "keyFile", file.toString(),
              "fingerprint", key.fingerprint().toString()));
      return ExitCode.OK.code();
    }
  }

  /** Returns the key in the file, made now if there is none. */
  static ShelfKey key(Path file) throws IOException {
    if (Files.exists(file)) {
      return ShelfKey.read(file);
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    ShelfKey key = ShelfKey.generate();
    key.write(file);
    return key;
  }
}
