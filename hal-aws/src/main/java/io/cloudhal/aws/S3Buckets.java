package io.cloudhal.aws;

import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.spi.Backoff;
import io.cloudhal.spi.Call;
import io.cloudhal.storage.BucketName;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** Makes and removes buckets. */
final class S3Buckets {

  /** The region that buckets are in which name none. */
  private static final String DEFAULT_REGION = "us-east-1";

  private static final int MOVED = 301;

  private final AwsConfig config;
  private final AwsClients clients;

  S3Buckets(AwsConfig config, AwsClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /** Ensures that there is the bucket; returns when it is usable. */
  void ensure(BucketName name) {
    String bucket = config.physicalName(name.value());
    whileBusy(() -> create(bucket));
    whileBusy(() -> requireHere(bucket));
  }

  private void create(String bucket) {
    CreateBucketRequest.Builder request =
        CreateBucketRequest.builder().bucket(bucket).overrideConfiguration(AwsClients.deadline());
    if (!config.region().equals(DEFAULT_REGION)) {
      request.createBucketConfiguration(where -> where.locationConstraint(config.region()));
    }
    try {
      s3().createBucket(request.build());
    } catch (AwsServiceException e) {
      switch (S3Refusal.code(e)) {
        case "BucketAlreadyOwnedByYou" -> {}
        case "BucketAlreadyExists" ->
            throw new InvalidRequestException(
                Call.current().context(), "the bucket belongs to somebody else", e);
        default -> throw e;
      }
    }
  }

  /** A bucket of one's own may be in another region, to which S3 redirects. */
  private void requireHere(String bucket) {
    try {
      s3().headBucket(
              request -> request.bucket(bucket).overrideConfiguration(AwsClients.deadline()));
    } catch (AwsServiceException e) {
      if (e.statusCode() == MOVED) {
        throw new InvalidRequestException(
            Call.current().context(), "the bucket is in another region", e);
      }
      throw e;
    }
  }

  /** Removes the bucket with its blobs and uploads. */
  void remove(BucketName name) {
    String bucket = config.physicalName(name.value());
    whileBusy(() -> removeOnce(bucket));
  }

  private void removeOnce(String bucket) {
    S3Emptying emptying = new S3Emptying(clients, bucket);
    try {
      emptying.run();
      s3().deleteBucket(
              request -> request.bucket(bucket).overrideConfiguration(AwsClients.deadline()));
    } catch (AwsServiceException e) {
      switch (S3Refusal.code(e)) {
        case "NoSuchBucket" -> {}
        case "BucketNotEmpty" -> {
          emptying.removeVersions();
          throw e;
        }
        default -> throw e;
      }
    } catch (NotFoundException e) {
      // somebody else has removed it
    }
  }

  /** Runs {@code work} again while S3 makes or removes the bucket, or it is filled meanwhile. */
  private static void whileBusy(Runnable work) {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        work.run();
        return;
      } catch (AwsServiceException e) {
        boolean busy = e.statusCode() == 409 || e.statusCode() == 404;
        if (!busy || !Call.current().pause(backoff.next(), true)) {
          throw AwsErrors.of(e, true);
        }
      } catch (SdkException e) {
        throw AwsErrors.of(e, true);
      }
    }
  }

  private S3Client s3() {
    return clients.s3();
  }
}
