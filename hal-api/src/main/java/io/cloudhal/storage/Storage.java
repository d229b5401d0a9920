package io.cloudhal.storage;

import io.cloudhal.Device;

/** The storage device: buckets of blobs. */
public interface Storage extends Device {

  /** Returns features and limits of this device. No I/O. */
  StorageCapabilities capabilities();

  /** Returns a handle on a bucket. No I/O; a missing bucket shows on first use. */
  Bucket bucket(BucketName name);
}
