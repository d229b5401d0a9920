package io.cloudhal.spi;

import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;

/** Adds to a storage driver what all share. */
final class GuardedStorage extends GuardedDevice implements Storage {

  private final Storage driver;

  GuardedStorage(Storage driver, Guard guard) {
    super(driver, guard);
    this.driver = driver;
  }

  @Override
  public StorageCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public Bucket bucket(BucketName name) {
    Guard guard = open();
    return new GuardedBucket(driver.bucket(name), driver.capabilities(), guard);
  }
}
