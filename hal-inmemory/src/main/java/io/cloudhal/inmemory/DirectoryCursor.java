package io.cloudhal.inmemory;

import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** Goes through the blobs of a bucket in the order of its index. */
final class DirectoryCursor implements BlobCursor {

  private final KeyIndex index;
  private final Blobs blobs;
  private Iterator<String> keys = Collections.emptyIterator();
  private Optional<String> nextRange;

  DirectoryCursor(KeyIndex index, Blobs blobs, String from) {
    this.index = index;
    this.blobs = blobs;
    this.nextRange = Optional.of(from);
  }

  @Override
  public Optional<BlobRecord> next() throws IOException {
    Optional<BlobRecord> found = Optional.empty();
    while (found.isEmpty() && hasKey()) {
      found = find(keys.next());
    }
    return found;
  }

  private boolean hasKey() throws IOException {
    while (!keys.hasNext() && nextRange.isPresent()) {
      Call.current().check(false);
      KeyIndexLeaf leaf = index.leaf(nextRange.get());
      keys = leaf.keysFrom(nextRange.get()).iterator();
      nextRange = leaf.next();
    }
    return keys.hasNext();
  }

  private Optional<BlobRecord> find(String key) throws IOException {
    Optional<StoredBlob> found = blobs.find(BlobKey.of(key));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (StoredBlob blob = found.get()) {
      return Optional.of(blob.info());
    }
  }
}
