package io.cloudhal.shelf.format;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalInt;

/** Follows symbolic links within a tree. None leads out of it, and none leads around for ever. */
final class Links {

  private static final int MAX_LINKS = 40;

  private final Catalog catalog;
  private final Deque<String> segments = new ArrayDeque<>();
  private int links;

  private Links(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the entry at {@code path}; most trees have no links, so that is tried first. */
  static OptionalInt resolve(Catalog catalog, String path) {
    OptionalInt direct = catalog.lookup(path);
    boolean found = direct.isPresent() && catalog.kind(direct.getAsInt()) != EntryKind.SYMLINK;
    return found ? direct : new Links(catalog).walk(path);
  }

  private OptionalInt walk(String path) {
    push(path);
    int entry = 0;
    while (!segments.isEmpty()) {
      String segment = segments.pop();
      OptionalInt next = step(entry, segment);
      if (next.isEmpty()) {
        return next;
      }
      entry = next.getAsInt();
      if (catalog.kind(entry) == EntryKind.SYMLINK) {
        if (++links > MAX_LINKS) {
          return OptionalInt.empty();
        }
        push(catalog.target(entry));
        entry = catalog.parent(entry);
      }
    }
    return OptionalInt.of(entry);
  }

  private OptionalInt step(int directory, String segment) {
    if (segment.isEmpty() || segment.equals(".")) {
      return OptionalInt.of(directory);
    }
    if (segment.equals("..")) {
      return directory == 0 ? OptionalInt.empty() : OptionalInt.of(catalog.parent(directory));
    }
    return catalog.child(directory, segment);
  }

  private void push(String path) {
    Arrays.asList(path.split("/", -1)).reversed().forEach(segments::push);
  }
}
