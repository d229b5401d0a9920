package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.FormatException;
import io.cloudhal.shelf.format.KeySet;
import io.cloudhal.shelf.format.SignedDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a key set may be believed: enough of its own keys have signed it, and either
 * enough of the keys that the reader trusts are among them, or enough keys of the version before
 * have signed it too, which may be believed for the same reasons. Where a later version was
 * believed before, the chain has to lead through that one.
 */
final class KeySetChain {

  static final String DIRECTORY = "keys";

  private static final int MAX_LENGTH = 1000;
  private static final int MAX_BYTES = 64 << 10;

  private final ShelfObjects objects;
  private final Trust trust;
  private final @Nullable SeenRoot seen;

  KeySetChain(ShelfObjects objects, Trust trust, Optional<SeenRoot> seen) {
    this.objects = objects;
    this.trust = trust;
    this.seen = seen.orElse(null);
  }

  /** Returns the key set in {@code document} if it may be believed. */
  KeySet accept(SignedDocument document) {
    KeySet newest = KeySet.decode(document.payload());
    if (seen != null && newest.version() < seen.keySetVersion()) {
      throw new RolledBackException(
          "the shelf shows key set " + newest.version() + " after " + seen.keySetVersion(),
          "ask its publisher which one is current");
    }
    SignedDocument current = document;
    KeySet keys = newest;
    for (int i = 0; i < MAX_LENGTH; i++) {
      checkOwn(current, keys);
      if (anchored(current, keys)) {
        return newest;
      }
      SignedDocument previous = previous(keys);
      KeySet before = KeySet.decode(previous.payload());
      if (before.version() != keys.version() - 1
          || !Signers.of(before).signed(current, before.threshold())) {
        throw untrusted("key set " + keys.version() + " does not follow from the one before");
      }
      current = previous;
      keys = before;
    }
    throw untrusted("more than " + MAX_LENGTH + " key sets follow each other");
  }

  private void checkOwn(SignedDocument document, KeySet keys) {
    if (!Signers.of(keys).signed(document, keys.threshold())) {
      throw untrusted("key set " + keys.version() + " is not signed by its own keys");
    }
    if (seen != null
        && keys.version() == seen.keySetVersion()
        && !digest(document).equals(seen.keySet())) {
      throw untrusted("key set " + keys.version() + " is not the one that was seen before");
    }
  }

  private boolean anchored(SignedDocument document, KeySet keys) {
    boolean passedSeen = seen == null || keys.version() <= seen.keySetVersion();
    long trusted =
        Signers.of(keys).count(document, signer -> trust.keys().contains(new Fingerprint(signer)));
    return passedSeen && trusted >= trust.threshold();
  }

  private SignedDocument previous(KeySet keys) {
    if (keys.version() == 1) {
      throw untrusted("the shelf is not signed by a trusted key");
    }
    Bytes bytes = objects.bytes(DIRECTORY, keys.previous(), MAX_BYTES);
    try {
      return SignedDocument.decode(SignedDocument.Kind.KEY_SET, bytes);
    } catch (FormatException e) {
      throw new CorruptObjectException(
          DIRECTORY + "/" + keys.previous(), "is damaged: " + e.getMessage(), e);
    }
  }

  static Digest digest(SignedDocument document) {
    return Digest.of(document.encode());
  }

  private static NotTrustedException untrusted(String problem) {
    return new NotTrustedException(
        problem, "compare the fingerprint that you trust with the one its publisher states");
  }
}
