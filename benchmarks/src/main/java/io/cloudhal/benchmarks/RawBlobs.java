package io.cloudhal.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Blobs by the SDK configured as ours: the same requests and checks as those of hal-aws. */
record RawBlobs(S3Client s3, String bucket) implements BlobClient {

  RawBlobs(S3Place place) {
    this(Sdk.AS_OURS.s3(place), place.bucket());
  }

  @Override
  public Object put(String key, byte[] content) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .checksumCRC32C(checksum(content))
            .build();
    RequestBody body =
        RequestBody.fromContentProvider(
            () -> new ByteArrayInputStream(content), content.length, "application/octet-stream");
    return s3.putObject(request, body);
  }

  @Override
  public byte[] get(String key) throws IOException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .overrideConfiguration(each -> each.putHeader("x-amz-checksum-mode", "ENABLED"))
            .build();
    try (ResponseInputStream<GetObjectResponse> body = s3.getObject(request)) {
      byte[] content = body.readAllBytes();
      String expected = body.response().checksumCRC32C();
      if (expected != null && !expected.equals(checksum(content))) {
        throw new IOException("damaged");
      }
      return content;
    }
  }

  @Override
  public Object range(String key, long offset, byte[] target) throws IOException {
    String range = "bytes=" + offset + "-" + (offset + target.length - 1);
    GetObjectRequest request =
        GetObjectRequest.builder().bucket(bucket).key(key).range(range).build();
    try (ResponseInputStream<GetObjectResponse> body = s3.getObject(request)) {
      return body.readNBytes(target, 0, target.length);
    }
  }

  private static String checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public void close() {
    s3.close();
  }
}
