package io.cloudhal.shelf;

import io.cloudhal.shelf.format.Digest;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.Bucket;
import java.util.Objects;

/**
 * Where a shelf is.
 *
 * @param bucket that holds it
 * @param prefix of all its keys, such as {@code shelves/main}, without a slash at either end; empty
 *     if it has the bucket for itself
 */
public record ShelfLocation(Bucket bucket, String prefix) {

  public ShelfLocation {
    Objects.requireNonNull(bucket);
    if (!prefix.isEmpty()) {
      BlobKey.of(prefix + "/packs/" + Digest.zero());
    }
  }

  /** Returns the key of {@code object}, such as {@code root}. */
  public BlobKey key(String object) {
    return BlobKey.of(prefix.isEmpty() ? object : prefix + "/" + object);
  }

  /** Returns bucket and prefix. */
  @Override
  public String toString() {
    return prefix.isEmpty() ? bucket.name().value() : bucket.name() + "/" + prefix;
  }
}
