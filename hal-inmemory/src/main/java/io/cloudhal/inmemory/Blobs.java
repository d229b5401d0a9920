package io.cloudhal.inmemory;

import io.cloudhal.DeleteResult;
import io.cloudhal.Precondition;
import io.cloudhal.storage.BlobKey;
import java.io.IOException;
import java.util.Optional;

/** The blobs of one bucket. Thread-safe. */
interface Blobs {

  /** Opens the blob, which the caller closes; empty if there is none. */
  Optional<StoredBlob> find(BlobKey key) throws IOException;

  DeleteResult delete(BlobKey key, Precondition precondition) throws IOException;

  /** Returns the blobs whose keys are not before {@code name}, each looked up when asked for. */
  BlobCursor from(String name);
}
