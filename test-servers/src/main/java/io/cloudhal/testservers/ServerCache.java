package io.cloudhal.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The per-user directory of installed servers; filled once, whoever comes first. */
final class ServerCache {

  private static final String COMPLETE = "complete";

  private final Path root;

  ServerCache(Path root) {
    this.root = root;
  }

  /** Returns where a server is installed, after installing it if it is not. */
  synchronized Path home(Recipe recipe) {
    Path home = root.resolve(recipe.name() + "-" + recipe.version());
    try {
      Files.createDirectories(root);
      Path lockFile = root.resolve(recipe.name() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(home.resolve(COMPLETE))) {
          install(recipe, home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new MissingServerException(
          "server "
              + recipe.name()
              + " is not here and could not be installed; by hand: "
              + recipe.installer().byHand(),
          e);
    }
  }

  private static void install(Recipe recipe, Path home) throws IOException {
    delete(home);
    Files.createDirectories(home);
    try {
      recipe.installer().install(home);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while installing", e);
    }
    Files.createFile(home.resolve(COMPLETE));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
