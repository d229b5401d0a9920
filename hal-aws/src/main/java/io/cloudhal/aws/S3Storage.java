package io.cloudhal.aws;

import io.cloudhal.ProviderId;
import io.cloudhal.spi.ClaimChecks;
import io.cloudhal.spi.TimeSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;
import java.util.Optional;

/** Storage on S3; buckets have names with the prefix of the computer. */
final class S3Storage implements Storage {

  private final AwsConfig config;
  private final AwsClients clients;

  S3Storage(AwsConfig config, AwsClients clients) {
    this.config = config;
    this.clients = clients;
  }

  @Override
  public ProviderId provider() {
    return AwsDrivers.PROVIDER;
  }

  @Override
  public StorageCapabilities capabilities() {
    return S3Limits.INSTANCE;
  }

  @Override
  public Bucket bucket(BucketName name) {
    return bucket(name, config.physicalName(name.value()));
  }

  /** Returns what keeps bodies in the bucket for it, if the computer has one. */
  Optional<ClaimChecks> claims() {
    return config
        .spillBucket()
        .map(name -> new ClaimChecks(bucket(new BucketName("spill"), name), TimeSource.system()));
  }

  private Bucket bucket(BucketName name, String physicalName) {
    return new S3Bucket(name, new S3Access(clients, physicalName), clients::presigner);
  }

  /** The clients belong to the computer. */
  @Override
  public void close() {}
}
