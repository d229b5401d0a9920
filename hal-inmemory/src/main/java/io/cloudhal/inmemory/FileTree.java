package io.cloudhal.inmemory;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Removes directories with all that is in them. */
final class FileTree {

  private FileTree() {}

  /**
   * Removes a file or a directory, which somebody else may be removing too.
   *
   * @param goOn asked before each file
   * @return whether nothing is left
   */
  static boolean delete(Path path, BooleanSupplier goOn) throws IOException {
    Files.walkFileTree(path, new Deletion(goOn));
    return Files.notExists(path);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    private final BooleanSupplier goOn;

    Deletion(BooleanSupplier goOn) {
      this.goOn = goOn;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!goOn.getAsBoolean()) {
        return FileVisitResult.TERMINATE;
      }
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
