package com.example.acme;

import io.cloudhal.Bytes;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ContentHeaders;
import java.time.Instant;
import java.util.Map;

/** One version of a blob. */
record AcmeBlob(
    BlobKey key,
    Bytes content,
    Version version,
    Instant modifiedAt,
    ContentHeaders headers,
    Map<String, String> metadata)
    implements BlobInfo {

  @Override
  public long sizeBytes() {
    return content.size();
  }
}
