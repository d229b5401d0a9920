package io.cloudhal.shelf.format;

import java.util.List;

/** The published packages, as the root holds them. */
public sealed interface PackageIndex {

  /**
   * All of them, inside the root.
   *
   * @param page the entries
   */
  record Inline(IndexPage page) implements PackageIndex {}

  /**
   * The names of pages, each an object of its own.
   *
   * @param pages in ascending order of their first ids, at least one
   */
  record Paged(List<PageReference> pages) implements PackageIndex {
    public Paged {
      pages = List.copyOf(pages);
      if (pages.isEmpty()) {
        throw new FormatException("a paged index must have a page");
      }
      for (int i = 1; i < pages.size(); i++) {
        if (pages.get(i - 1).first().compareTo(pages.get(i).first()) >= 0) {
          throw new FormatException("index is out of order at " + pages.get(i).first());
        }
      }
    }
  }

  /** Returns the index of a shelf without packages. */
  static PackageIndex empty() {
    return new Inline(new IndexPage(List.of()));
  }
}
