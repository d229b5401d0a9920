package io.cloudhal.storage;

import io.cloudhal.Version;
import java.time.Instant;
import java.util.Objects;

/** One line of a listing. */
public sealed interface ListEntry {

  /** Returns the text that the listing is ordered by: a key or a common prefix. */
  String name();

  /**
   * A blob.
   *
   * @param key its key
   * @param sizeBytes its size in bytes
   * @param version its version
   * @param modifiedAt when it was written, by the provider's clock
   */
  record Blob(BlobKey key, long sizeBytes, Version version, Instant modifiedAt)
      implements ListEntry {
    public Blob {
      Objects.requireNonNull(key);
      Objects.requireNonNull(version);
      Objects.requireNonNull(modifiedAt);
    }

    @Override
    public String name() {
      return key.value();
    }
  }

  /**
   * Keys that a shallow listing folds into one line.
   *
   * @param name their common prefix, ending in {@code /}
   */
  record Folder(String name) implements ListEntry {
    public Folder {
      Objects.requireNonNull(name);
    }
  }
}
