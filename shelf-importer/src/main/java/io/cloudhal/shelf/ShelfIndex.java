package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.FormatException;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.IndexPage;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.PackageIndex;
import io.cloudhal.shelf.format.PageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks packages up; reads only the pages that may hold them. */
final class ShelfIndex {

  static final String DIRECTORY = "indexes";

  private final ShelfObjects objects;
  private final PackageIndex index;

  ShelfIndex(ShelfObjects objects, PackageIndex index) {
    this.objects = objects;
    this.index = index;
  }

  List<IndexEntry> all() {
    return switch (index) {
      case PackageIndex.Inline inline -> inline.page().entries();
      case PackageIndex.Paged paged ->
          paged.pages().stream().flatMap(page -> page(page).entries().stream()).toList();
    };
  }

  /** Returns the versions of a package in ascending order of their texts. */
  List<IndexEntry> versions(String name) {
    return candidates(name).filter(entry -> entry.id().name().equals(name)).toList();
  }

  IndexPage page(PageReference reference) {
    Bytes bytes =
        objects.bytes(DIRECTORY, reference.digest(), Math.toIntExact(reference.sizeBytes()));
    try {
      return IndexPage.decode(bytes);
    } catch (FormatException e) {
      throw new CorruptObjectException(
          DIRECTORY + "/" + reference.digest(), "is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns which page an id belongs into: the last that does not begin after it. */
  static int position(List<PageReference> pages, PackageId id) {
    int position = 0;
    while (position + 1 < pages.size() && pages.get(position + 1).first().compareTo(id) <= 0) {
      position++;
    }
    return position;
  }

  private Stream<IndexEntry> candidates(String name) {
    return switch (index) {
      case PackageIndex.Inline inline -> inline.page().entries().stream();
      case PackageIndex.Paged paged ->
          pages(paged.pages(), name).stream().flatMap(page -> page(page).entries().stream());
    };
  }

  /** Versions of one name may lie in several pages that follow each other. */
  private static List<PageReference> pages(List<PageReference> all, String name) {
    List<PageReference> pages = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean beginsAfter = all.get(i).first().name().compareTo(name) > 0;
      boolean endsBefore = i + 1 < all.size() && all.get(i + 1).first().name().compareTo(name) < 0;
      if (!beginsAfter && !endsBefore) {
        pages.add(all.get(i));
      }
    }
    return pages;
  }
}
