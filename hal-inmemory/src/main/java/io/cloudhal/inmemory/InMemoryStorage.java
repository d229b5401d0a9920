package io.cloudhal.inmemory;

import io.cloudhal.ProviderId;
import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;

/** The storage of the in-memory computer: on the heap, or in a directory. */
final class InMemoryStorage implements Storage {

  static final int DELETES_PER_REQUEST = Integer.MAX_VALUE;

  private static final long MAX_BLOB_BYTES = 4L << 40;

  private final ProviderId provider;
  private final Buckets buckets;
  private final UrlSigning signing;

  private InMemoryStorage(ProviderId provider, Buckets buckets, UrlSigning signing) {
    this.provider = provider;
    this.buckets = buckets;
    this.signing = signing;
  }

  /** Returns a storage without signed URLs, which closes {@code buckets} with itself. */
  static InMemoryStorage of(ProviderId provider, Buckets buckets) {
    return new InMemoryStorage(provider, buckets, NoUrlSigning.INSTANCE);
  }

  /**
   * Returns a storage whose signed URLs a server on the loopback address answers, from the first
   * one on until the storage is closed.
   *
   * @param time judges their expiry
   * @param random gives the secret that signs them
   */
  static InMemoryStorage withSignedUrls(
      ProviderId provider, Buckets buckets, TimeSource time, SecureRandom random) {
    SignedUrlServer server =
        new SignedUrlServer(
            provider,
            new SignedUrls(new UrlSigner(random), time),
            name -> new InMemoryBucket(name, buckets, NoUrlSigning.INSTANCE));
    return new InMemoryStorage(provider, buckets, server);
  }

  @Override
  public ProviderId provider() {
    return provider;
  }

  @Override
  public StorageCapabilities capabilities() {
    return new Capabilities(
        signing.features(), MAX_BLOB_BYTES, MAX_BLOB_BYTES, DELETES_PER_REQUEST);
  }

  private record Capabilities(
      Set<StorageFeature> features,
      long maxBlobBytes,
      long maxSinglePutBytes,
      int maxDeletesPerRequest)
      implements StorageCapabilities {}

  @Override
  public Bucket bucket(BucketName name) {
    return new InMemoryBucket(name, buckets, signing);
  }

  void ensureBucket(BucketName name) {
    try {
      buckets.ensure(name);
    } catch (IOException e) {
      throw StorageErrors.of(e);
    }
  }

  void removeBucket(BucketName name) {
    try {
      buckets.remove(name);
    } catch (IOException e) {
      throw StorageErrors.of(e);
    }
  }

  /** Removes what uploads of crashed processes left behind, until the budget is used up. */
  Swept sweep(Duration budget) {
    try {
      return buckets.sweep(budget);
    } catch (IOException e) {
      throw StorageErrors.of(e);
    }
  }

  @Override
  public void close() {
    signing.close();
    buckets.close();
  }
}
