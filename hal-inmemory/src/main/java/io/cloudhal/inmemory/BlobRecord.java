package io.cloudhal.inmemory;

import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ContentHeaders;
import java.time.Instant;
import java.util.Map;

/** What is known of one version of a blob. */
record BlobRecord(
    BlobKey key,
    long sizeBytes,
    Version version,
    Instant modifiedAt,
    ContentHeaders headers,
    Map<String, String> metadata)
    implements BlobInfo {

  BlobRecord {
    metadata = Map.copyOf(metadata);
  }

  /** Returns the record of the same upload, now that it is complete. */
  BlobRecord completed(long sizeBytes, Instant modifiedAt) {
    return new BlobRecord(key, sizeBytes, version, modifiedAt, headers, metadata);
  }
}
