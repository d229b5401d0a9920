package io.cloudhal.inmemory;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Puts finished files in their place, atomically.
 *
 * @param syncPower whether that survives a power failure, too
 */
record FilePlacement(boolean syncPower) {

  /** Opening a directory is refused there, and renames are journalled. */
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** Forces the content of a file that is not in its place yet. */
  void force(FileChannel file) throws IOException {
    if (syncPower) {
      file.force(false);
    }
  }

  /** Moves a file or directory, whose content was forced, in place of what may be there. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceEntry(to);
  }

  /** Returns whether there was a file to delete. */
  boolean delete(Path file) throws IOException {
    boolean deleted = Files.deleteIfExists(file);
    if (deleted) {
      forceEntry(file);
    }
    return deleted;
  }

  /** Forces the entry of {@code changed} in its directory, which is visible already. */
  void forceEntry(Path changed) throws IOException {
    if (!syncPower || WINDOWS) {
      return;
    }
    try (FileChannel directory =
        FileChannel.open(changed.resolveSibling("."), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      throw new UncertainWriteException(e);
    }
  }
}
