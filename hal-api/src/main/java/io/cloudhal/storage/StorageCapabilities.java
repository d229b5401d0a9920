package io.cloudhal.storage;

import java.util.Set;

/** Features and limits of a {@link Storage}; constant for its life. */
public interface StorageCapabilities {

  /** Returns the optional features that this device offers. */
  Set<StorageFeature> features();

  /** Returns the largest blob in bytes, at least 4 TiB. */
  long maxBlobBytes();

  /** Returns the largest blob, in bytes, that {@link Bucket#put} sends in one request. */
  long maxSinglePutBytes();

  /** Returns the most keys that {@link Bucket#deleteAll} sends in one request, at least 1. */
  int maxDeletesPerRequest();
}
