package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Catalog;
import io.cloudhal.shelf.format.FormatException;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.format.ShelfId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One revision of a shelf, as a reader sees it. What others publish later shows in a shelf that is
 * opened later. Immutable and thread-safe; needs no closing.
 *
 * <p>Opening reads the root, each package its catalog, and each first use of some bytes a range of
 * a pack. Failures of the storage are {@link io.cloudhal.error.HalException}s.
 *
 * <pre>{@code
 * Shelf shelf = Shelf.open(new ShelfLocation(bucket, ""), Trust.of(fingerprint), cache);
 * ShelfPackage tools = shelf.load("pkg:maven/org.apache.opennlp/opennlp-tools");
 * Bytes licence = tools.read("META-INF/LICENSE");
 * }</pre>
 */
public final class Shelf {

  private static final String CATALOGS = "catalogs";

  private final ShelfObjects objects;
  private final VerifiedRoot root;
  private final ShelfIndex index;
  private final Frames frames;

  Shelf(ShelfObjects objects, VerifiedRoot root) {
    this.objects = objects;
    this.root = root;
    this.index = new ShelfIndex(objects, root.root().index());
    this.frames = new Frames(objects);
  }

  /**
   * Opens the current revision of the shelf at {@code location}.
   *
   * @throws NotOnShelfException if there is no shelf
   * @throws NotTrustedException if it is not signed by whom {@code trust} names
   * @throws RootExpiredException if its root is past its expiry
   * @throws RolledBackException if {@code cache} has seen a later revision, or {@code trust} asks
   *     for one
   * @throws CorruptObjectException if the root is no root
   */
  public static Shelf open(ShelfLocation location, Trust trust, ShelfCache cache) {
    return open(location, trust, cache, InstantSource.system());
  }

  /** As {@link #open(ShelfLocation, Trust, ShelfCache)}; {@code clock} judges the expiry. */
  public static Shelf open(
      ShelfLocation location, Trust trust, ShelfCache cache, InstantSource clock) {
    ShelfObjects objects = new ShelfObjects(location, cache, new ShelfMeter());
    return new Shelf(objects, new RootReader(objects, trust, clock).read());
  }

  VerifiedRoot root() {
    return root;
  }

  /** Returns which shelf this is. */
  public ShelfId id() {
    return root.root().shelf();
  }

  /** Returns where it is. */
  public ShelfLocation location() {
    return objects.location();
  }

  /** Returns the number of this revision, from 1. */
  public long revision() {
    return root.root().revision();
  }

  /** Returns from when on readers refuse this revision. */
  public Instant expiresAt() {
    return root.root().expiresAt();
  }

  /** Returns what this shelf and its packages have cost so far. */
  public ShelfCost cost() {
    return objects.meter().total();
  }

  /** Returns all packages in ascending order of their ids. */
  public List<IndexEntry> packages() {
    return index.all();
  }

  /** Returns the versions of a package in ascending order of their texts. */
  public List<IndexEntry> versions(String name) {
    return index.versions(name);
  }

  /** Returns the version of a package that was published last. */
  public Optional<Reference> latest(String name) {
    return index.versions(name).stream()
        .max(Comparator.comparingLong(IndexEntry::published).thenComparing(IndexEntry::id))
        .map(IndexEntry::reference);
  }

  /** Returns the current revision of one version of a package. */
  public Optional<Reference> find(PackageId id) {
    return index.versions(id.name()).stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(IndexEntry::reference);
  }

  /**
   * Loads the catalog of the package written as {@code name} (its latest version) or {@code
   * name@version}.
   *
   * @throws NotOnShelfException if there is no such package
   * @throws CorruptObjectException if its catalog is missing or damaged
   */
  public ShelfPackage load(String packageName) {
    Optional<Reference> reference =
        packageName.contains("@") ? find(PackageId.parse(packageName)) : latest(packageName);
    return load(
        reference.orElseThrow(
            () ->
                new NotOnShelfException(
                    "there is no package " + packageName + " on shelf " + location(),
                    "list the shelf to see what it holds, or put the package")));
  }

  /**
   * Loads the catalog of exactly this revision: whoever keeps a reference has pinned the package,
   * whatever is published under its name later.
   *
   * @throws CorruptObjectException if its catalog is missing or damaged
   */
  public ShelfPackage load(Reference reference) {
    return new ShelfPackage(reference, catalog(objects, reference), frames, objects);
  }

  static Catalog catalog(ShelfObjects objects, Reference reference) {
    try {
      return Catalog.open(objects.segment(CATALOGS, reference.digest(), reference.sizeBytes()));
    } catch (FormatException e) {
      throw new CorruptObjectException(
          CATALOGS + "/" + reference.digest(), "is damaged: " + e.getMessage(), e);
    }
  }
}
