package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.shelf.format.KeySet;
import io.cloudhal.shelf.format.SignedDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Counts whose signatures on a document hold. */
final class Signers {

  private final Map<Digest, Bytes> publicKeys = new HashMap<>();

  Signers(Collection<Bytes> publicKeys) {
    publicKeys.forEach(key -> this.publicKeys.put(Digest.of(key), key));
  }

  static Signers of(KeySet keys) {
    return new Signers(keys.keys());
  }

  /** Returns whether at least {@code threshold} of these keys have signed {@code document}. */
  boolean signed(SignedDocument document, int threshold) {
    return count(document, key -> true) >= threshold;
  }

  /** Returns how many of these keys that are {@code wanted} have signed. */
  long count(SignedDocument document, Predicate<Digest> wanted) {
    Bytes message = document.message();
    return document.signatures().stream()
        .filter(signature -> wanted.test(signature.signer()))
        .filter(
            signature -> {
              Bytes key = publicKeys.get(signature.signer());
              return key != null && Ed25519.verify(key, message, signature.value());
            })
        .count();
  }
}
