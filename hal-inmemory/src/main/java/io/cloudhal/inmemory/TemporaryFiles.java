package io.cloudhal.inmemory;

import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories that are being made, or being removed. Each bears the name of its owner,
 * who holds a lock as long as he lives; what a dead one left behind anybody may remove.
 * Thread-safe.
 */
final class TemporaryFiles implements AutoCloseable {

  private static final String LOCK = ".lock";

  private final Path directory;
  private final TimeSource time;
  private final SecureRandom random;
  private @Nullable DirectoryLock alive;
  private String owner = "";
  private long count;

  TemporaryFiles(Path directory, TimeSource time, SecureRandom random) {
    this.directory = directory;
    this.time = time;
    this.random = random;
  }

  /** Returns a path that nobody else uses. */
  synchronized Path next() throws IOException {
    if (alive == null) {
      createDirectory();
      alive = alive();
    }
    return directory.resolve(owner + "-" + ++count);
  }

  /** The parent first: what is in its place is named then. */
  private void createDirectory() throws IOException {
    Path parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectories(directory);
  }

  private DirectoryLock alive() throws IOException {
    while (true) {
      owner = Long.toHexString(random.nextLong());
      Path file = directory.resolve(owner + LOCK);
      Optional<DirectoryLock> lock = DirectoryLock.take(file, time.now());
      if (lock.isPresent()) {
        // Unless somebody who swept took the lock between its creation and now.
        if (Files.exists(file)) {
          return lock.get();
        }
        lock.get().close();
      }
    }
  }

  /** Removes what dead owners left behind, and counts their files. */
  Swept sweep(Duration budget) throws IOException {
    long end = System.nanoTime() + budget.toNanos();
    BooleanSupplier goOn = () -> System.nanoTime() - end < 0;
    long removed = 0;
    for (Map.Entry<String, List<Path>> left : byOwner().entrySet()) {
      Path lockFile = directory.resolve(left.getKey() + LOCK);
      Optional<DirectoryLock> lock = DirectoryLock.take(lockFile, time.now());
      if (lock.isPresent()) {
        removed += removeAll(left.getValue(), lockFile, lock.get(), goOn);
      }
    }
    return new Swept(0, 0, removed, goOn.getAsBoolean());
  }

  /** The lock is released last, so that whoever waits for it sees that its file is gone. */
  private static long removeAll(
      List<Path> paths, Path lockFile, DirectoryLock lock, BooleanSupplier goOn)
      throws IOException {
    long removed = 0;
    try {
      for (Path path : paths) {
        boolean upload = Files.isRegularFile(path);
        if (!FileTree.delete(path, goOn)) {
          return removed;
        }
        removed += upload ? 1 : 0;
      }
      Files.deleteIfExists(lockFile);
      return removed;
    } finally {
      lock.close();
    }
  }

  private Map<String, List<Path>> byOwner() throws IOException {
    Map<String, List<Path>> byOwner = new TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path path : all) {
        String name = path.getFileName().toString();
        int end = name.indexOf('-');
        if (end > 0) {
          byOwner.computeIfAbsent(name.substring(0, end), none -> new ArrayList<>()).add(path);
        } else if (name.endsWith(LOCK)) {
          byOwner.computeIfAbsent(
              name.substring(0, name.length() - LOCK.length()), none -> new ArrayList<>());
        }
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    return byOwner;
  }

  /** Removes what is left of this owner's. */
  @Override
  public synchronized void close() throws IOException {
    DirectoryLock lock = alive;
    alive = null;
    if (lock != null) {
      List<Path> left = byOwner().getOrDefault(owner, List.of());
      removeAll(left, directory.resolve(owner + LOCK), lock, () -> true);
    }
  }
}
