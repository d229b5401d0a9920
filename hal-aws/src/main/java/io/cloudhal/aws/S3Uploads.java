package io.cloudhal.aws;

import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** The unfinished uploads of a bucket. */
final class S3Uploads {

  private final AwsClients clients;
  private final String bucket;

  S3Uploads(AwsClients clients, String bucket) {
    this.clients = clients;
    this.bucket = bucket;
  }

  /** Returns all, page by page. */
  Stream<MultipartUpload> all() {
    ListMultipartUploadsRequest request =
        ListMultipartUploadsRequest.builder()
            .bucket(bucket)
            .encodingType(EncodingType.URL)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return clients.s3().listMultipartUploadsPaginator(request).uploads().stream();
  }

  /** Has S3 forget the upload; it may have ended meanwhile. */
  void abort(MultipartUpload upload) {
    AbortMultipartUploadRequest request =
        AbortMultipartUploadRequest.builder()
            .bucket(bucket)
            .key(upload.key())
            .uploadId(upload.uploadId())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    try {
      clients.s3().abortMultipartUpload(request);
    } catch (SdkException e) {
      if (S3Refusal.of(e) != S3Refusal.NO_UPLOAD) {
        throw e;
      }
    }
  }
}
