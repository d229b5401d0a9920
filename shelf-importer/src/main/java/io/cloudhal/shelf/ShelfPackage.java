package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.EntryKind;
import io.cloudhal.shelf.format.FrameLocation;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.format.TreeEntry;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * One package revision. What is in it, and what is not, is answered from its catalog without any
 * request; only bytes are fetched. Immutable and thread-safe.
 */
public final class ShelfPackage {

  private final Reference reference;
  private final Catalog catalog;
  private final Frames frames;
  private final ShelfObjects objects;

  ShelfPackage(Reference reference, Catalog catalog, Frames frames, ShelfObjects objects) {
    this.reference = reference;
    this.catalog = catalog;
    this.frames = frames;
    this.objects = objects;
  }

  /** Returns what names this revision exactly. */
  public Reference reference() {
    return reference;
  }

  /** Returns name and version. */
  public PackageId id() {
    return reference.id();
  }

  /** Returns the tree. */
  public Catalog catalog() {
    return catalog;
  }

  /** Returns this package and all that it needs, in class-path order. */
  public List<Reference> closure() {
    List<Reference> closure = new ArrayList<>();
    closure.add(reference);
    closure.addAll(catalog.references());
    return List.copyOf(closure);
  }

  /** Returns what is known of its origin, by the names in {@link PackageAttributes}. */
  public Map<String, String> attributes() {
    return catalog.attributes();
  }

  /** Returns what is at {@code path}, links followed. */
  public Optional<TreeEntry> find(String path) {
    OptionalInt entry = catalog.resolve(path);
    return entry.isEmpty() ? Optional.empty() : Optional.of(catalog.entry(entry.getAsInt()));
  }

  /**
   * Returns the bytes of the file at {@code path}, links followed.
   *
   * @throws NotOnShelfException if there is no file
   * @throws CorruptObjectException if the file has more than 2,147,483,639 bytes, or a pack is
   *     damaged
   */
  public Bytes read(String path) {
    return FileReader.all(catalog, frames, file(path));
  }

  /**
   * Returns the bytes of the file at {@code path} as a stream, which fetches as it is read and
   * whose failures are those of {@link #read}.
   *
   * @throws NotOnShelfException if there is no file
   */
  public InputStream open(String path) {
    return new FrameStream(catalog, frames, file(path));
  }

  /**
   * Begins to fetch, in few and parallel requests, the frames that hold the entries that are {@code
   * wanted}, and returns at once. What fails is fetched again when it is read.
   *
   * @param wanted takes numbers of entries of the catalog
   * @param maxBytes the most stored bytes to fetch; what exceeds it is left out, in load order
   * @return the stored bytes that these entries need in all
   */
  public long prefetch(IntPredicate wanted, long maxBytes) {
    Set<FrameLocation> all = new LinkedHashSet<>();
    files().filter(wanted).forEach(entry -> all.addAll(catalog.placement(entry).frames()));
    List<FrameLocation> within = new ArrayList<>();
    long bytes = 0;
    for (FrameLocation frame : FileReader.inLoadOrder(all)) {
      bytes += frame.storedBytes();
      if (bytes <= maxBytes) {
        within.add(frame);
      }
    }
    frames.prefetch(within);
    return bytes;
  }

  /**
   * Reads every byte from storage, none from the cache, and checks frames and files.
   *
   * @param progress is told of the bytes of each file as it comes to it; {@link #sizeBytes} in all
   * @return what is wrong, file by file
   */
  public Verification verify(LongConsumer progress) {
    return new PackageVerifier(catalog, objects, progress).run();
  }

  /** Returns the size of all files together in bytes. */
  public long sizeBytes() {
    return files().mapToLong(catalog::sizeBytes).sum();
  }

  /** Returns {@code name@version}. */
  @Override
  public String toString() {
    return id().toString();
  }

  private IntStream files() {
    return IntStream.range(0, catalog.size())
        .filter(entry -> catalog.kind(entry) == EntryKind.FILE);
  }

  private int file(String path) {
    OptionalInt entry = catalog.resolve(path);
    if (entry.isEmpty() || catalog.kind(entry.getAsInt()) != EntryKind.FILE) {
      throw new NotOnShelfException(
          "there is no file " + path + " in " + id(), "list the package to see what it holds");
    }
    return entry.getAsInt();
  }
}
