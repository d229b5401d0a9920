package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.InvalidSourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files that shall become a package. Not thread-safe. */
public interface PackageSource extends AutoCloseable {

  /** Returns the name of the file or directory, for messages. */
  String name();

  /**
   * Returns the entries in the order in which they will be used, as far as that is known: those
   * that follow each other are fetched together.
   *
   * @throws InvalidSourceException if they cannot be listed
   */
  List<SourceEntry> entries();

  /** Returns what is known of the origin, by the names in {@code PackageAttributes}. */
  Map<String, String> attributes();

  /** Returns the size of the source as it lies there in bytes, packed if it is an archive. */
  long storedBytes();

  /** Closes files that are open. */
  @Override
  void close();

  /**
   * Returns the contents of a jar; entries keep the order that they have in it, their checksums are
   * verified, and the modes are 0644 and 0755. A multi-release jar stays as it is.
   *
   * @throws InvalidSourceException if it cannot be read or is no jar
   */
  static PackageSource jar(Path file) {
    return JarSource.open(file);
  }

  /**
   * Returns what is below a directory, in the order of paths. Files and directories that their
   * owner may execute have the mode 0755, other files 0644, so that the same tree gives the same
   * package everywhere; symbolic links stay links.
   *
   * @throws InvalidSourceException if it is no directory
   */
  static PackageSource directory(Path directory) {
    return DirectorySource.open(directory);
  }
}
