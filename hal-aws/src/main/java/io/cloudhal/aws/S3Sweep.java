package io.cloudhal.aws;

import io.cloudhal.computer.Swept;
import io.cloudhal.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Ends uploads that nobody will complete, in all buckets of a computer. */
final class S3Sweep {

  /** The longest that an upload may take; its parts are paid for as long. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(7);

  private final AwsConfig config;
  private final AwsClients clients;
  private final TimeSource time;
  private final Instant until;
  private long removed;
  private boolean finished = true;

  S3Sweep(AwsConfig config, AwsClients clients, TimeSource time, Duration budget) {
    this.config = config;
    this.clients = clients;
    this.time = time;
    this.until = time.now().plus(budget);
  }

  Swept run() {
    String prefix = config.prefix() + "-";
    ListBucketsRequest request =
        ListBucketsRequest.builder()
            .prefix(prefix)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(
        () -> {
          for (Bucket each : clients.s3().listBucketsPaginator(request).buckets()) {
            if (each.name().startsWith(prefix) && hasTime()) {
              sweepUnlessGone(each.name());
            }
          }
          return new Swept(0, 0, removed, finished);
        });
  }

  private void sweepUnlessGone(String bucket) {
    try {
      sweep(new S3Uploads(clients, bucket));
    } catch (AwsServiceException e) {
      if (!S3Refusal.code(e).equals("NoSuchBucket")) {
        throw e;
      }
    }
  }

  private void sweep(S3Uploads uploads) {
    Instant oldestKept = time.now().minus(ABANDONED_AFTER);
    Iterator<MultipartUpload> all = uploads.all().iterator();
    while (all.hasNext()) {
      MultipartUpload upload = all.next();
      if (upload.initiated().isBefore(oldestKept) && hasTime()) {
        uploads.abort(upload);
        removed++;
      }
    }
  }

  private boolean hasTime() {
    boolean left = time.now().isBefore(until);
    finished &= left;
    return left;
  }
}
