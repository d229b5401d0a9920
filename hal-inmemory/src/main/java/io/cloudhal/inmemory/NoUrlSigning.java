package io.cloudhal.inmemory;

import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.StorageFeature;
import java.util.Set;

/** Signed URLs open a port, so there are none unless somebody asks for them. */
enum NoUrlSigning implements UrlSigning {
  INSTANCE;

  @Override
  public Set<StorageFeature> features() {
    return Set.of();
  }

  @Override
  public PresignedRequest presign(BucketName bucket, PresignRequest request) {
    throw new UnsupportedFeatureException(
        Call.current().context(), "signed URLs were not asked for");
  }

  @Override
  public void close() {}
}
