package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.format.EntryKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * One entry of a source.
 *
 * @param path segments joined by {@code /}; the publisher refuses what is unsafe
 * @param kind what it is
 * @param mode POSIX permission bits
 * @param sizeBytes of a file, 0 for anything else
 * @param target of a link, empty for anything else
 * @param content gives the bytes of a file, the same each time; ignored for anything else
 */
public record SourceEntry(
    String path, EntryKind kind, int mode, long sizeBytes, String target, Content content) {

  /** Opens the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Returns a stream from the first byte; the caller closes it.
     *
     * @throws IOException if the content cannot be read or is damaged, also while it is read
     */
    InputStream open() throws IOException;
  }

  public SourceEntry {
    Objects.requireNonNull(path);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(target);
    Objects.requireNonNull(content);
  }

  /** Returns a file. */
  public static SourceEntry file(String path, int mode, long sizeBytes, Content content) {
    return new SourceEntry(path, EntryKind.FILE, mode, sizeBytes, "", content);
  }

  /** Returns a directory. */
  public static SourceEntry directory(String path, int mode) {
    return new SourceEntry(path, EntryKind.DIRECTORY, mode, 0, "", InputStream::nullInputStream);
  }

  /** Returns a symbolic link. */
  public static SourceEntry symlink(String path, String target) {
    return new SourceEntry(path, EntryKind.SYMLINK, 0777, 0, target, InputStream::nullInputStream);
  }
}
