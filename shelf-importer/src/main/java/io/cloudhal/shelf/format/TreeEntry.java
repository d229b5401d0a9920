package io.cloudhal.shelf.format;

import java.util.Objects;

/**
 * One entry of a package's tree.
 *
 * @param path segments joined by {@code /}, no leading or trailing one; empty for the root
 *     directory
 * @param kind what it is
 * @param mode POSIX permission bits, 0 to 07777
 * @param sizeBytes bytes of a file, bytes of the target of a link, 0 for a directory
 * @param digest of the bytes of a file or of the target of a link, zero for a directory
 */
public record TreeEntry(String path, EntryKind kind, int mode, long sizeBytes, Digest digest) {

  public TreeEntry {
    Objects.requireNonNull(path);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(digest);
  }

  /** Returns the last segment of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
