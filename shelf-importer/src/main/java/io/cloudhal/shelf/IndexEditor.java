package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.IndexPage;
import io.cloudhal.shelf.format.PackageIndex;
import io.cloudhal.shelf.format.PageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the next index: only pages that change are written, and none is changed in place. */
final class IndexEditor {

  private final ShelfObjects objects;
  private final ObjectUploads uploads;

  IndexEditor(ShelfObjects objects, ObjectUploads uploads) {
    this.objects = objects;
    this.uploads = uploads;
  }

  PackageIndex with(PackageIndex index, Collection<IndexEntry> changes) {
    return switch (index) {
      case PackageIndex.Inline inline -> of(inline.page().with(changes));
      case PackageIndex.Paged paged -> paged(paged.pages(), changes);
    };
  }

  private PackageIndex of(List<IndexPage> pages) {
    return pages.size() == 1
        ? new PackageIndex.Inline(pages.getFirst())
        : new PackageIndex.Paged(pages.stream().map(this::stored).toList());
  }

  private PackageIndex paged(List<PageReference> pages, Collection<IndexEntry> changes) {
    Map<Integer, List<IndexEntry>> byPage =
        changes.stream()
            .collect(Collectors.groupingBy(each -> ShelfIndex.position(pages, each.id())));
    ShelfIndex reader = new ShelfIndex(objects, new PackageIndex.Paged(pages));
    List<PageReference> next = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      List<IndexEntry> ofPage = byPage.get(i);
      if (ofPage == null) {
        next.add(pages.get(i));
      } else {
        reader.page(pages.get(i)).with(ofPage).forEach(page -> next.add(stored(page)));
      }
    }
    return new PackageIndex.Paged(next);
  }

  private PageReference stored(IndexPage page) {
    Bytes bytes = page.encode();
    Digest digest = uploads.add(ShelfIndex.DIRECTORY, bytes);
    return new PageReference(page.entries().getFirst().id(), digest, bytes.size());
  }
}
