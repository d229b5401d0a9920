package io.cloudhal.shelf.testing;

import io.cloudhal.shelf.Shelf;
import io.cloudhal.shelf.ShelfCache;
import io.cloudhal.shelf.ShelfKey;
import io.cloudhal.shelf.ShelfLocation;
import io.cloudhal.shelf.ShelfPackage;
import io.cloudhal.shelf.ShelfWriter;
import io.cloudhal.shelf.Trust;
import io.cloudhal.shelf.format.PackageId;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.publish.PackageSource;
import io.cloudhal.shelf.publish.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A shelf on the heap with a key and a clock of its own. */
public final class TestShelf {

  /** Where the shelf is. */
  public final HeapBucket bucket;

  /** The place of the shelf. */
  public final ShelfLocation location;

  /** The key that signs it. */
  public final ShelfKey key = ShelfKey.generate();

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");

  /** Makes an empty shelf. */
  public TestShelf() {
    this(new HeapBucket());
  }

  /** Makes an empty shelf in {@code bucket}. */
  public TestShelf(HeapBucket bucket) {
    this.bucket = bucket;
    this.location = new ShelfLocation(bucket, "");
    ShelfWriter.create(location, List.of(key), 1, ShelfCache.none(), clock());
  }

  /** Returns the clock. */
  public InstantSource clock() {
    return () -> now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Returns the trust in its key. */
  public Trust trust() {
    return Trust.of(key.fingerprint());
  }

  /** Returns a writer. */
  public ShelfWriter writer() {
    return ShelfWriter.open(location, List.of(key), ShelfCache.none(), clock());
  }

  /** Returns a publisher. */
  public Publisher publisher() {
    return Publisher.of(writer());
  }

  /** Publishes a package, written {@code name@version}. */
  public Reference put(String id, PackageSource source, Reference... references) {
    Publisher publisher = publisher();
    Reference reference =
        publisher.stage(PackageId.parse(id), source, List.of(references), Map.of());
    publisher.publish(List.of(reference));
    return reference;
  }

  /** Returns the shelf as a reader without a cache sees it. */
  public Shelf open() {
    return open(ShelfCache.none());
  }

  /** Returns the shelf as a reader with a cache sees it. */
  public Shelf open(ShelfCache cache) {
    return Shelf.open(location, trust(), cache, clock());
  }

  /** Returns a package as a reader without a cache sees it. */
  public ShelfPackage load(String id) {
    return open().load(id);
  }

  /** Returns the only key that begins so. */
  public String only(String prefix) {
    List<String> keys = bucket.keys().stream().filter(each -> each.startsWith(prefix)).toList();
    if (keys.size() != 1) {
      throw new AssertionError("not one key begins with " + prefix + ": " + keys);
    }
    return keys.getFirst();
  }
}
