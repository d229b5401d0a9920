package com.example.acme;

import io.cloudhal.ProviderId;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.util.Set;

/** The storage of Acme. It signs no requests. */
record AcmeStorage(AcmeHeap heap, TimeSource time) implements Storage, StorageCapabilities {

  @Override
  public ProviderId provider() {
    return AcmeDrivers.ACME;
  }

  @Override
  public StorageCapabilities capabilities() {
    return this;
  }

  @Override
  public Bucket bucket(BucketName name) {
    return new AcmeBucket(name, heap, time);
  }

  @Override
  public Set<StorageFeature> features() {
    return Set.of();
  }

  @Override
  public long maxBlobBytes() {
    return 4L << 40;
  }

  @Override
  public long maxSinglePutBytes() {
    return maxBlobBytes();
  }

  @Override
  public int maxDeletesPerRequest() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() {}
}
