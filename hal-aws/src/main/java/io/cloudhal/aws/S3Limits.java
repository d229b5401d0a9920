package io.cloudhal.aws;

import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.util.Set;

/** Features and limits of S3. */
enum S3Limits implements StorageCapabilities {
  INSTANCE;

  // Source: Amazon S3 multipart upload limits, read 2026-11-24: S3 takes 48.8 TiB, in parts of 5
  // GiB.
  // A part is in memory while it is sent; for 5 TiB it has 525 MiB, and that is more than enough.
  private static final long MAX_BLOB_BYTES = 5L << 40;

  @Override
  public Set<StorageFeature> features() {
    return Set.of(StorageFeature.PRESIGN);
  }

  @Override
  public long maxBlobBytes() {
    return MAX_BLOB_BYTES;
  }

  @Override
  public long maxSinglePutBytes() {
    return PartSizes.DEFAULT_BYTES;
  }

  @Override
  public int maxDeletesPerRequest() {
    return S3DeleteAll.MAX_KEYS;
  }
}
