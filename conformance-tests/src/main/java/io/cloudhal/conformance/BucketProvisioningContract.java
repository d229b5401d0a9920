package io.cloudhal.conformance;

import io.cloudhal.Bytes;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;

/** Buckets, which hold blobs. */
abstract class BucketProvisioningContract extends ProvisioningContract {

  private static final BlobKey KEY = BlobKey.of("folder/blob");

  @Override
  void ensure(String name) {
    provisioner().ensureBucket(new BucketName(name));
  }

  @Override
  void remove(String name) {
    provisioner().removeBucket(new BucketName(name));
  }

  @Override
  void fill(String name) {
    bucket(name).put(KEY, BlobSource.of(Bytes.utf8("content")), PutOptions.defaults());
  }

  @Override
  boolean isFilled(String name) {
    return !bucket(name).list(ListRequest.deep("")).items().isEmpty();
  }

  private Bucket bucket(String name) {
    return computer().storage().bucket(new BucketName(name));
  }
}
