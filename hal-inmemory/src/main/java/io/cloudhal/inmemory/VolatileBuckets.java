package io.cloudhal.inmemory;

import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Buckets on the heap. */
final class VolatileBuckets implements Buckets {

  private final Map<BucketName, VolatileBlobs> buckets = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final Versions versions;

  VolatileBuckets(TimeSource time, Versions versions) {
    this.time = time;
    this.versions = versions;
  }

  @Override
  public Optional<Blobs> find(BucketName name) {
    return Optional.ofNullable(buckets.get(name));
  }

  @Override
  public Upload upload(BucketName name, BlobKey key, PutOptions options) {
    BlobRecord begun =
        new BlobRecord(key, 0, versions.next(), time.now(), options.headers(), options.metadata());
    return new VolatileUpload(begun, time, () -> existing(name));
  }

  private VolatileBlobs existing(BucketName name) throws IOException {
    VolatileBlobs blobs = buckets.get(name);
    if (blobs == null) {
      throw new FileNotFoundException("bucket " + name + " does not exist");
    }
    return blobs;
  }

  @Override
  public void ensure(BucketName name) {
    buckets.computeIfAbsent(name, missing -> new VolatileBlobs());
  }

  @Override
  public void remove(BucketName name) {
    buckets.remove(name);
  }

  @Override
  public Swept sweep(Duration budget) {
    return new Swept(0, 0, 0, true);
  }

  @Override
  public void close() {
    buckets.clear();
  }
}
