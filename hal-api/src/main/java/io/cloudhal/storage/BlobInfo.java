package io.cloudhal.storage;

import io.cloudhal.Version;
import java.time.Instant;
import java.util.Map;

/** What is known of one version of a blob. */
public interface BlobInfo {

  /** Returns its key. */
  BlobKey key();

  /** Returns its size in bytes. */
  long sizeBytes();

  /** Returns its version. */
  Version version();

  /** Returns when it was written, by the provider's clock, at least to the second. */
  Instant modifiedAt();

  /**
   * Returns its content headers. A provider may report a type of its own, such as {@code
   * application/octet-stream}, for a blob that was written without one.
   */
  ContentHeaders headers();

  /** Returns the user metadata, exactly as written. */
  Map<String, String> metadata();
}
