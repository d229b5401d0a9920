package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.KeySet;
import io.cloudhal.shelf.format.PackageIndex;
import io.cloudhal.shelf.format.ShelfId;
import io.cloudhal.shelf.format.ShelfRoot;
import io.cloudhal.shelf.format.SignedDocument;
import io.cloudhal.shelf.format.SignedDocument.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs roots and key sets. */
final class RootSigner {

  /** How long a root is believed. */
  static final Duration VALIDITY = Duration.ofDays(90);

  private final List<ShelfKey> keys;
  private final InstantSource clock;

  RootSigner(List<ShelfKey> keys, InstantSource clock) {
    this.keys = different(keys);
    this.clock = clock;
  }

  List<ShelfKey> keys() {
    return keys;
  }

  /** Returns the first root of a shelf. */
  SignedDocument first(ShelfId shelf, SignedDocument keySet) {
    return root(shelf, 1, keySet, PackageIndex.empty());
  }

  /** Returns the root that follows {@code root}. */
  SignedDocument next(ShelfRoot root, SignedDocument keySet, PackageIndex index) {
    return root(root.shelf(), root.revision() + 1, keySet, index);
  }

  /** Returns the key set of a new shelf. */
  SignedDocument firstKeySet(int threshold) {
    return keySet(new KeySet(1, Digest.zero(), threshold, publicKeys(keys)), keys);
  }

  /** Returns the key set that follows {@code previous}, signed by these keys and its own. */
  SignedDocument nextKeySet(SignedDocument previous, List<ShelfKey> newKeys, int threshold) {
    KeySet before = KeySet.decode(previous.payload());
    KeySet next =
        new KeySet(
            before.version() + 1, KeySetChain.digest(previous), threshold, publicKeys(newKeys));
    List<ShelfKey> signers = new ArrayList<>(keys);
    signers.addAll(newKeys);
    return keySet(next, different(signers));
  }

  /** A key that is given twice signs once. */
  private static List<ShelfKey> different(List<ShelfKey> keys) {
    Map<Fingerprint, ShelfKey> different = new LinkedHashMap<>();
    keys.forEach(key -> different.putIfAbsent(key.fingerprint(), key));
    return List.copyOf(different.values());
  }

  private SignedDocument root(
      ShelfId shelf, long revision, SignedDocument keySet, PackageIndex index) {
    Instant now = clock.instant();
    ShelfRoot root = new ShelfRoot(shelf, revision, now, now.plus(VALIDITY), keySet, index);
    return SignedDocument.sign(
        Kind.ROOT, root.encode(), message -> keys.stream().map(key -> key.sign(message)).toList());
  }

  private static SignedDocument keySet(KeySet keySet, List<ShelfKey> signers) {
    return SignedDocument.sign(
        Kind.KEY_SET,
        keySet.encode(),
        message -> signers.stream().map(key -> key.sign(message)).toList());
  }

  private static List<Bytes> publicKeys(List<ShelfKey> keys) {
    return keys.stream().map(ShelfKey::publicKey).toList();
  }
}
