package io.cloudhal.shelf;

import io.cloudhal.Bytes;
import io.cloudhal.shelf.format.Digest;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.PutOptions;
import java.util.Optional;

/** Adds immutable objects. What is there already, whole, is not sent again. */
final class ObjectUploads {

  private final ShelfLocation location;
  private final boolean repairing;

  ObjectUploads(ShelfLocation location, boolean repairing) {
    this.location = location;
    this.repairing = repairing;
  }

  /** Adds {@code content} under its digest, which it returns. */
  Digest add(String directory, Bytes content) {
    Digest digest = Digest.of(content);
    addIfMissing(directory, digest, content);
    return digest;
  }

  /** Adds {@code content} and returns whether it had to be sent. */
  boolean addIfMissing(String directory, Digest digest, Bytes content) {
    if (!repairing && has(directory, digest, content.size())) {
      return false;
    }
    // Without a precondition: whoever else writes this key writes the same bytes, and a damaged
    // object of another size is replaced.
    location
        .bucket()
        .put(location.key(directory + "/" + digest), BlobSource.of(content), PutOptions.defaults());
    return true;
  }

  /** Returns whether the object is there with this size. */
  boolean has(String directory, Digest digest, long sizeBytes) {
    BlobKey key = location.key(directory + "/" + digest);
    Optional<BlobInfo> there = location.bucket().stat(key);
    return there.isPresent() && there.get().sizeBytes() == sizeBytes;
  }
}
