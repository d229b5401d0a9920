package io.cloudhal.inmemory;

import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.StorageFeature;
import java.util.Set;

/** Whether and how a storage hands out signed URLs. Thread-safe. */
interface UrlSigning extends AutoCloseable {

  /** Returns the features that it adds to the storage. */
  Set<StorageFeature> features();

  PresignedRequest presign(BucketName bucket, PresignRequest request);

  @Override
  void close();
}
