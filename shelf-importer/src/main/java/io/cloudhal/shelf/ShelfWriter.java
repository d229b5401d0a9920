package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.ProviderId;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.UnavailableException;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.IndexEntry;
import io.cloudhal.shelf.format.PackageIndex;
import io.cloudhal.shelf.format.Reference;
import io.cloudhal.shelf.format.ShelfId;
import io.cloudhal.shelf.format.SignedDocument;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The writing end of a shelf: adds immutable objects and replaces the root, which is the only
 * moment at which anything becomes visible. Immutable and thread-safe; several writers may work at
 * the same time, in one process or many, and none undoes what another did.
 *
 * <p>A root that has expired does not stop a writer: whatever it publishes is signed anew, for 90
 * days.
 */
public final class ShelfWriter {

  private static final String CATALOGS = "catalogs";
  private static final int MAX_ATTEMPTS = 1000;

  private final ShelfObjects objects;
  private final RootSigner signer;
  private final RootReader roots;
  private final ObjectUploads uploads;

  private ShelfWriter(
      ShelfLocation location, List<ShelfKey> keys, ShelfCache cache, InstantSource clock) {
    Set<Fingerprint> fingerprints =
        keys.stream().map(ShelfKey::fingerprint).collect(Collectors.toSet());
    this.objects = new ShelfObjects(location, cache, new ShelfMeter());
    this.signer = new RootSigner(keys, clock);
    this.roots = new RootReader(objects, Trust.of(fingerprints, 1), clock);
    this.uploads = new ObjectUploads(location, false);
  }

  /**
   * Makes an empty shelf that all of {@code keys} sign.
   *
   * @param threshold how many of the keys must sign what is published later, 1 to their number
   * @throws ShelfExistsException if there is a shelf
   */
  public static ShelfWriter create(
      ShelfLocation location,
      List<ShelfKey> keys,
      int threshold,
      ShelfCache cache,
      InstantSource clock) {
    ShelfWriter writer = new ShelfWriter(location, keys, cache, clock);
    if (writer.roots.exists()) {
      throw exists(location);
    }
    SignedDocument keySet = writer.signer.firstKeySet(threshold);
    writer.uploads.add(KeySetChain.DIRECTORY, keySet.encode());
    SignedDocument root = writer.signer.first(new ShelfId(UUID.randomUUID()), keySet);
    if (!writer.replace(root, Precondition.ifAbsent())) {
      throw exists(location);
    }
    return writer;
  }

  /**
   * Opens the shelf at {@code location} for writing.
   *
   * @param keys as many as the shelf's threshold asks for
   * @throws NotOnShelfException if there is no shelf
   * @throws NotTrustedException if the shelf does not accept these keys, or is signed by others
   */
  public static ShelfWriter open(
      ShelfLocation location, List<ShelfKey> keys, ShelfCache cache, InstantSource clock) {
    ShelfWriter writer = new ShelfWriter(location, keys, cache, clock);
    writer.current();
    return writer;
  }

  /** Returns the current revision, expired or not. */
  public Shelf current() {
    return new Shelf(objects, verified());
  }

  /** Returns where the shelf is. */
  public ShelfLocation location() {
    return objects.location();
  }

  /**
   * Adds a pack unless it is there, and returns its digest.
   *
   * @param repair sends it even if it is there: it may be damaged
   */
  public Upload addPack(Bytes content, boolean repair) {
    return add("packs", content, repair);
  }

  /** Adds a catalog unless it is there, and returns its digest. */
  public Upload addCatalog(Bytes content, boolean repair) {
    return add(CATALOGS, content, repair);
  }

  /** Returns whether there is a pack of this size. */
  public boolean hasPack(Digest pack, long sizeBytes) {
    return uploads.has("packs", pack, sizeBytes);
  }

  /** Returns whether there is a catalog as {@code reference} says. */
  public boolean hasCatalog(Reference reference) {
    return uploads.has(CATALOGS, reference.digest(), reference.sizeBytes());
  }

  /**
   * Makes {@code references} what is found under their names and versions, all at once. If the
   * shelf says so already, nothing is written.
   */
  public Published publish(Collection<Reference> references) {
    return replaceRoot(
        current -> {
          List<IndexEntry> changes = changes(current, references);
          return changes.isEmpty()
              ? Optional.empty()
              : Optional.of(index(current.root().root().index(), changes));
        });
  }

  /** Signs the current revision anew, for 90 days from now. */
  public Published refresh() {
    return replaceRoot(current -> Optional.of(current.root().root().index()));
  }

  /**
   * Replaces the keys that may sign. Readers that trust a key of before go on trusting the shelf.
   *
   * @param newKeys all of the new keys
   * @param threshold how many of them must sign from now on, 1 to their number
   * @return a writer with the new keys
   */
  public ShelfWriter rotate(List<ShelfKey> newKeys, int threshold, InstantSource clock) {
    RootSigner next = new RootSigner(newKeys, clock);
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      VerifiedRoot current = verified();
      SignedDocument keySet = signer.nextKeySet(current.root().keySet(), next.keys(), threshold);
      uploads.add(KeySetChain.DIRECTORY, keySet.encode());
      SignedDocument root = next.next(current.root(), keySet, current.root().index());
      if (replace(root, Precondition.ifVersion(current.version()))) {
        return new ShelfWriter(location(), newKeys, objects.cache(), clock);
      }
    }
    throw contended();
  }

  private Upload add(String directory, Bytes content, boolean repair) {
    Digest digest = Digest.of(content);
    ObjectUploads how = repair ? new ObjectUploads(location(), true) : uploads;
    return new Upload(digest, content.size(), how.addIfMissing(directory, digest, content));
  }

  private Published replaceRoot(Function<Shelf, Optional<PackageIndex>> change) {
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      Shelf current = current();
      VerifiedRoot verified = current.root();
      Optional<PackageIndex> index = change.apply(current);
      if (index.isEmpty()) {
        return new Published(current.revision(), false);
      }
      SignedDocument root = signer.next(verified.root(), verified.root().keySet(), index.get());
      if (replace(root, Precondition.ifVersion(verified.version()))) {
        return new Published(current.revision() + 1, true);
      }
    }
    throw contended();
  }

  private VerifiedRoot verified() {
    VerifiedRoot current = roots.readExpired();
    long mine =
        signer.keys().stream()
            .filter(key -> current.keys().keys().contains(key.publicKey()))
            .count();
    if (mine < current.keys().threshold()) {
      throw new NotTrustedException(
          "shelf %s asks for %d signatures and accepts %d of these keys"
              .formatted(location(), current.keys().threshold(), mine),
          "publish with all the keys that its key set asks for");
    }
    return current;
  }

  private static List<IndexEntry> changes(Shelf current, Collection<Reference> references) {
    return references.stream()
        .filter(each -> !current.find(each.id()).equals(Optional.of(each)))
        .map(each -> new IndexEntry(each, current.revision() + 1))
        .toList();
  }

  private PackageIndex index(PackageIndex current, List<IndexEntry> changes) {
    return new IndexEditor(objects, uploads).with(current, changes);
  }

  private boolean replace(SignedDocument root, Precondition precondition) {
    return location()
        .bucket()
        .put(
            location().key(RootReader.OBJECT),
            BlobSource.of(root.encode()),
            PutOptions.defaults().withPrecondition(precondition))
        .written();
  }

  private static ShelfExistsException exists(ShelfLocation location) {
    return new ShelfExistsException(
        "there is a shelf in " + location + " already", "use it, or choose another prefix");
  }

  private UnavailableException contended() {
    ErrorContext context =
        ErrorContext.of(
            new ProviderId("shelf"), "shelf.publish", location().bucket().name().value());
    return new UnavailableException(
        context, "lost " + MAX_ATTEMPTS + " races for the root", null, false);
  }
}
