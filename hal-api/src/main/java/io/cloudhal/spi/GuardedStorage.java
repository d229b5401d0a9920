package io.cloudhal.spi;

import io.cloudhal.ProviderId;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;

/** Adds to a storage driver what all share. */
final class GuardedStorage implements Storage {

  private final Storage driver;
  private final Guard guard;

  GuardedStorage(Storage driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  @Override
  public ProviderId provider() {
    return guard.provider();
  }

  @Override
  public StorageCapabilities capabilities() {
    return driver.capabilities();
  }

  @Override
  public Bucket bucket(BucketName name) {
    guard.state().requireOpen();
    return new GuardedBucket(driver.bucket(name), driver.capabilities(), guard);
  }

  @Override
  public void close() {
    guard.state().close(driver::close);
  }
}
