package io.cloudhal.aws;

import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs requests for others, without asking S3. */
final class S3Presign {

  private final S3Presigner presigner;
  private final String bucket;

  S3Presign(S3Presigner presigner, String bucket) {
    this.presigner = presigner;
    this.bucket = bucket;
  }

  PresignedRequest presign(PresignRequest request) {
    software.amazon.awssdk.awscore.presigner.PresignedRequest signed =
        switch (request.method()) {
          case GET ->
              presigner.presignGetObject(
                  get -> get.signatureDuration(request.validFor()).getObjectRequest(get(request)));
          case PUT ->
              presigner.presignPutObject(
                  put -> put.signatureDuration(request.validFor()).putObjectRequest(put(request)));
        };
    return new PresignedRequest(
        request.method(),
        URI.create(signed.url().toExternalForm()),
        headers(signed),
        signed.expiration());
  }

  private GetObjectRequest get(PresignRequest request) {
    return GetObjectRequest.builder().bucket(bucket).key(request.key().value()).build();
  }

  private PutObjectRequest put(PresignRequest request) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(request.key().value())
        .contentType(request.contentType().orElse(null))
        .ifNoneMatch(request.onlyIfAbsent() ? "*" : null)
        .build();
  }

  /** Every HTTP client sends the host by itself. */
  private static Map<String, String> headers(
      software.amazon.awssdk.awscore.presigner.PresignedRequest signed) {
    return signed.signedHeaders().entrySet().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("host"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
  }
}
