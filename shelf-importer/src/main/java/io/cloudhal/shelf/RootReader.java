package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.shelf.format.FormatException;
import io.cloudhal.shelf.format.KeySet;
import io.cloudhal.shelf.format.ShelfRoot;
import io.cloudhal.shelf.format.SignedDocument;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads the root and decides whether it may be believed. */
final class RootReader {

  static final String OBJECT = "root";

  private static final int MAX_BYTES = 16 << 20;

  private final ShelfObjects objects;
  private final Trust trust;
  private final InstantSource clock;

  RootReader(ShelfObjects objects, Trust trust, InstantSource clock) {
    this.objects = objects;
    this.trust = trust;
    this.clock = clock;
  }

  /** Returns the current root. */
  VerifiedRoot read() {
    VerifiedRoot verified = readExpired();
    Instant expiry = verified.root().expiresAt();
    if (!clock.instant().isBefore(expiry)) {
      throw new RootExpiredException(
          "the root of shelf " + objects.location() + " expired at " + expiry,
          "its publisher must refresh it; if that was done, somebody holds the new one back");
    }
    return remembered(verified);
  }

  /** Returns the current root, expired or not: for whoever signs the next one. */
  VerifiedRoot readExpired() {
    return read(ReadOptions.defaults()).orElseThrow(this::absent);
  }

  /** Returns whether there is a root, whatever is in it. */
  boolean exists() {
    return objects.location().bucket().stat(objects.location().key(OBJECT)).isPresent();
  }

  private VerifiedRoot remembered(VerifiedRoot verified) {
    ShelfRoot root = verified.root();
    SeenRoot seen =
        new SeenRoot(root.revision(), verified.keys().version(), KeySetChain.digest(root.keySet()));
    objects.cache().remember(root.shelf(), seen);
    return verified;
  }

  private Optional<VerifiedRoot> read(ReadOptions options) {
    ShelfLocation location = objects.location();
    objects.meter().request();
    try (ReadResult result =
        location.bucket().open(location.key(OBJECT), ByteRange.of(0, MAX_BYTES), options)) {
      if (!(result instanceof ReadResult.Found found)) {
        return Optional.empty();
      }
      Bytes content = Bytes.wrap(found.body().readNBytes(MAX_BYTES));
      objects.meter().received(content.size());
      return Optional.of(verify(content, found.info().version()));
    } catch (IOException e) {
      throw ShelfObjects.unwrapped(OBJECT, e);
    } catch (FormatException e) {
      throw new CorruptObjectException(OBJECT, "is damaged: " + e.getMessage(), e);
    }
  }

  private VerifiedRoot verify(Bytes content, Version version) {
    SignedDocument document = SignedDocument.decode(SignedDocument.Kind.ROOT, content);
    ShelfRoot root = ShelfRoot.decode(document.payload());
    Optional<SeenRoot> seen = objects.cache().seen(root.shelf());
    KeySet keys = new KeySetChain(objects, trust, seen).accept(root.keySet());
    if (!Signers.of(keys).signed(document, keys.threshold())) {
      throw new NotTrustedException(
          "the root of shelf " + objects.location() + " does not bear the signatures it needs",
          "it was changed by somebody else; restore it from a copy or put the packages again");
    }
    checkShelf(root);
    checkRevision(root, Math.max(trust.minimumRevision(), seen.map(SeenRoot::revision).orElse(1L)));
    return new VerifiedRoot(root, keys, version);
  }

  private void checkShelf(ShelfRoot root) {
    trust
        .shelf()
        .filter(wanted -> !wanted.equals(root.shelf()))
        .ifPresent(
            wanted -> {
              throw new NotTrustedException(
                  objects.location() + " holds shelf " + root.shelf() + " instead of " + wanted,
                  "look for the right place, or ask the publisher whether it was made anew");
            });
  }

  private void checkRevision(ShelfRoot root, long lowest) {
    if (root.revision() < lowest) {
      throw new RolledBackException(
          "shelf %s shows revision %d after %d"
              .formatted(objects.location(), root.revision(), lowest),
          "somebody has put an old root back; restore the newer one, or, if it was on purpose,"
              + " delete the cache");
    }
  }

  private NotOnShelfException absent() {
    return new NotOnShelfException(
        "there is no shelf in " + objects.location(), "make one with init, or correct the place");
  }
}
