package io.cloudhal.storage;

/** What a provider may or may not offer. Everything else is mandatory. */
public enum StorageFeature {
  /** {@link Bucket#presign}. */
  PRESIGN
}
