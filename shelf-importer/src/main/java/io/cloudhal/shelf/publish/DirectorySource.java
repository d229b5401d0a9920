package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.PackageAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is below a directory. */
final class DirectorySource implements PackageSource {

  private static final int PLAIN = 0644;
  private static final int EXECUTABLE = 0755;

  private final Path directory;
  private long storedBytes;

  private DirectorySource(Path directory) {
    this.directory = directory;
  }

  static DirectorySource open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InvalidSourceException(
          directory.toString(), "is no directory", "name a directory or a jar", null);
    }
    return new DirectorySource(directory);
  }

  @Override
  public String name() {
    return directory.toString();
  }

  @Override
  public List<SourceEntry> entries() {
    try (Stream<Path> files = Files.walk(directory)) {
      List<SourceEntry> entries = new ArrayList<>();
      storedBytes = 0;
      for (Path file : (Iterable<Path>) files.filter(each -> !each.equals(directory))::iterator) {
        entries.add(entry(file));
        storedBytes += entries.getLast().sizeBytes();
      }
      entries.sort(Comparator.comparing(SourceEntry::path));
      return List.copyOf(entries);
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidSourceException(
          name(), "cannot be listed (" + e.getMessage() + ")", "correct its permissions", e);
    }
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of(
        PackageAttributes.SOURCE_NAME,
        String.valueOf(directory.toAbsolutePath().normalize().getFileName()));
  }

  @Override
  public long storedBytes() {
    return storedBytes;
  }

  @Override
  public void close() {}

  private SourceEntry entry(Path file) throws IOException {
    String path = path(directory.relativize(file));
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      Path target = Files.readSymbolicLink(file);
      return SourceEntry.symlink(path, target.isAbsolute() ? target.toString() : path(target));
    }
    if (attributes.isDirectory()) {
      return SourceEntry.directory(path, EXECUTABLE);
    }
    if (!attributes.isRegularFile()) {
      throw new InvalidSourceException(
          file.toString(), "is neither file, directory nor link", "take it out", null);
    }
    int mode = Files.isExecutable(file) ? EXECUTABLE : PLAIN;
    return SourceEntry.file(path, mode, attributes.size(), () -> Files.newInputStream(file));
  }

  private static String path(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
