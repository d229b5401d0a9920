package io.cloudhal.inmemory;

import java.io.IOException;
import java.util.Optional;

/** Goes through blobs in the order of the UTF-8 bytes of their keys. */
@FunctionalInterface
interface BlobCursor {

  /** Returns the next blob, empty when there is none any more. */
  Optional<BlobRecord> next() throws IOException;
}
