package io.cloudhal.shelf.format;

/** What an entry of a tree is. The format reserves 4 for a subtree in a catalog of its own. */
public enum EntryKind {
  /** A regular file. */
  FILE(1),
  /** A directory. */
  DIRECTORY(2),
  /** A symbolic link. */
  SYMLINK(3);

  private final int code;

  EntryKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static EntryKind of(int code) {
    return switch (code) {
      case 1 -> FILE;
      case 2 -> DIRECTORY;
      case 3 -> SYMLINK;
      default -> throw new FormatException("catalog has an entry of the unknown kind " + code);
    };
  }
}
