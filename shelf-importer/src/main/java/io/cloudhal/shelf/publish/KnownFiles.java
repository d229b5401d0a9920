package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.ShelfWriter;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Placement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the shelf has files already, from other versions of the same package. */
final class KnownFiles {

  private static final int MAX_VERSIONS = 8;

  private final ShelfWriter writer;
  private final Map<Digest, Boolean> packs = new HashMap<>();

  KnownFiles(ShelfWriter writer) {
    this.writer = writer;
  }

  /** Returns the placements of those of {@code wanted} that are there. */
  Map<Digest, Placement> of(PackageId id, Set<Digest> wanted) {
    Map<Digest, Placement> known = new HashMap<>();
    Shelf shelf = writer.current();
    for (IndexEntry version : versions(shelf, id)) {
      collect(shelf.load(version.reference()), wanted, known);
    }
    return known;
  }

  /** The version itself comes first, so that putting it again gives the same catalog. */
  private static List<IndexEntry> versions(Shelf shelf, PackageId id) {
    return shelf.versions(id.name()).stream()
        .sorted(
            Comparator.comparing((IndexEntry entry) -> !entry.id().equals(id))
                .thenComparing(Comparator.comparingLong(IndexEntry::published).reversed()))
        .limit(MAX_VERSIONS)
        .toList();
  }

  private void collect(ShelfPackage from, Set<Digest> wanted, Map<Digest, Placement> known) {
    Catalog catalog = from.catalog();
    for (int entry = 0; entry < catalog.size(); entry++) {
      if (catalog.kind(entry) == EntryKind.FILE && catalog.frameCount(entry) > 0) {
        Digest digest = catalog.digest(entry);
        if (wanted.contains(digest) && !known.containsKey(digest)) {
          Placement placement = catalog.placement(entry);
          if (placement.frames().stream().allMatch(this::there)) {
            known.put(digest, placement);
          }
        }
      }
    }
  }

  private boolean there(FrameLocation frame) {
    return packs.computeIfAbsent(frame.pack(), pack -> writer.hasPack(pack, frame.packSizeBytes()));
  }
}
