package io.cloudhal.shelf.publish;

import io.cloudhal.shelf.InvalidSourceException;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.CatalogBuilder;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.Placement;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses a listing that must not be published. */
final class SourceCheck {

  private static final long ALWAYS_ALLOWED_BYTES = 1 << 20;

  private final PackageSource source;
  private final SourceRules rules;
  private final Map<String, EntryKind> kinds = new HashMap<>();
  private final Map<String, String> folded = new HashMap<>();

  private SourceCheck(PackageSource source, SourceRules rules) {
    this.source = source;
    this.rules = rules;
  }

  /** Returns the entries of {@code source}, which are safe. */
  static List<SourceEntry> entries(PackageSource source, SourceRules rules) {
    List<SourceEntry> entries = source.entries();
    new SourceCheck(source, rules).run(entries);
    return entries;
  }

  private void run(List<SourceEntry> entries) {
    if (entries.size() > rules.maxEntries()) {
      throw refused("has " + entries.size() + " entries", "publish at most " + rules.maxEntries());
    }
    for (SourceEntry entry : entries) {
      path(entry);
    }
    for (SourceEntry entry : entries) {
      parents(entry.path());
    }
    sizes(entries);
    if (kinds.containsValue(EntryKind.SYMLINK)) {
      links(entries);
    }
  }

  private void path(SourceEntry entry) {
    PathRules.problem(entry.path())
        .ifPresent(
            problem -> {
              throw refused(
                  "holds the entry '" + entry.path() + "', which " + problem, "make it without");
            });
    if (kinds.put(entry.path(), entry.kind()) != null) {
      throw refused("holds " + entry.path() + " twice", "make it without duplicates");
    }
    fold(entry.path());
  }

  /** A directory that is only implied counts too. */
  private void parents(String path) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String parent = path.substring(0, slash);
      EntryKind kind = kinds.putIfAbsent(parent, EntryKind.DIRECTORY);
      if (kind == EntryKind.DIRECTORY) {
        return;
      }
      if (kind != null) {
        throw refused("holds " + path + " below " + parent + ", no directory", "make it without");
      }
      fold(parent);
    }
  }

  private void fold(String path) {
    if (rules.caseCollisions()) {
      return;
    }
    String other = folded.putIfAbsent(PathRules.folded(path), path);
    if (other != null) {
      throw refused(
          "holds " + other + " and " + path + ", which some file systems take for one",
          "rename one, or allow case collisions");
    }
  }

  private void sizes(List<SourceEntry> entries) {
    long bytes = 0;
    for (SourceEntry entry : entries) {
      if (entry.sizeBytes() < 0 || entry.sizeBytes() > rules.maxBytes() - bytes) {
        throw refused(
            "holds more than " + rules.maxBytes() + " bytes at " + entry.path(), "split it");
      }
      bytes += entry.sizeBytes();
    }
    long most = Math.max(source.storedBytes(), ALWAYS_ALLOWED_BYTES / rules.maxRatio());
    if (bytes / rules.maxRatio() > most) {
      throw refused(
          "unpacks from %,d bytes to %,d".formatted(source.storedBytes(), bytes),
          "make sure that it is no bomb, and raise the allowed ratio of " + rules.maxRatio());
    }
  }

  /** Only the whole tree tells where a link leads: links may lead through links. */
  private void links(List<SourceEntry> entries) {
    CatalogBuilder builder = new CatalogBuilder();
    for (SourceEntry entry : entries) {
      switch (entry.kind()) {
        case FILE -> builder.file(entry.path(), 0, 0, Digest.zero(), Placement.nowhere());
        case DIRECTORY -> builder.directory(entry.path(), 0);
        case SYMLINK -> builder.symlink(entry.path(), 0, entry.target());
      }
    }
    Catalog tree = Catalog.open(MemorySegment.ofArray(builder.encode().toByteArray()));
    for (SourceEntry entry : entries) {
      boolean unsafe = entry.target().startsWith("/") || entry.target().indexOf('\\') >= 0;
      if (entry.kind() == EntryKind.SYMLINK && (unsafe || tree.resolve(entry.path()).isEmpty())) {
        throw refused(
            "holds the link " + entry.path() + ", which leads nowhere within it: " + entry.target(),
            "make it without");
      }
    }
  }

  private InvalidSourceException refused(String problem, String remedy) {
    return new InvalidSourceException(source.name(), problem, remedy, null);
  }
}
