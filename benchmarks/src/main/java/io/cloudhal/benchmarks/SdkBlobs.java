package io.cloudhal.benchmarks;

import java.io.IOException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Blobs by the SDK as it comes, used as its guide shows. */
record SdkBlobs(S3Client s3, String bucket) implements BlobClient {

  SdkBlobs(S3Place place) {
    this(Sdk.AS_IT_COMES.s3(place), place.bucket());
  }

  @Override
  public Object put(String key, byte[] content) {
    return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  @Override
  public byte[] get(String key) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
  }

  @Override
  public Object range(String key, long offset, byte[] target) throws IOException {
    String range = "bytes=" + offset + "-" + (offset + target.length - 1);
    byte[] read =
        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key).range(range))
            .asByteArrayUnsafe();
    System.arraycopy(read, 0, target, 0, target.length);
    return target;
  }

  @Override
  public void close() {
    s3.close();
  }
}
