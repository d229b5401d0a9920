package io.cloudhal.aws;

import io.cloudhal.error.StaleVersionException;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ReadOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** One bucket, by its physical name, and what it takes to work on it. */
final class S3Access {

  private final AwsClients clients;
  private final String bucket;
  private volatile boolean seen;

  S3Access(AwsClients clients, String bucket) {
    this.clients = clients;
    this.bucket = bucket;
  }

  S3Client s3() {
    return clients.s3();
  }

  CallWatch watch() {
    return clients.watch();
  }

  AwsThreads threads() {
    return clients.threads();
  }

  String bucket() {
    return bucket;
  }

  /** Returns the head of the blob, empty if there is none; refusals are thrown. */
  Optional<HeadObjectResponse> head(BlobKey key, ReadOptions options) {
    HeadObjectRequest request =
        HeadObjectRequest.builder()
            .bucket(bucket)
            .key(key.value())
            .ifMatch(options.version().map(Etags::etag).orElse(null))
            .ifNoneMatch(options.unlessVersion().map(Etags::etag).orElse(null))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      HeadObjectResponse found = s3().headObject(request);
      seen = true;
      return Optional.of(found);
    } catch (SdkException e) {
      if (S3Refusal.of(e) != S3Refusal.ABSENT) {
        throw e;
      }
      requireBucket();
      return Optional.empty();
    }
  }

  /** Returns the head of the latest version of the blob, empty if there is none. */
  Optional<HeadObjectResponse> head(BlobKey key) {
    return AwsClients.read(() -> head(key, ReadOptions.defaults()));
  }

  /** The answer to HEAD does not tell a missing bucket from a missing blob: asks once. */
  private void requireBucket() {
    if (!seen) {
      s3().headBucket(
              request -> request.bucket(bucket).overrideConfiguration(AwsClients.deadline()));
      seen = true;
    }
  }

  static StaleVersionException stale(@Nullable SdkException cause) {
    return new StaleVersionException(Call.current().context(), "the version is gone", cause);
  }
}
