package io.cloudhal.benchmarks;

import io.cloudhal.Bytes;
import io.cloudhal.aws.AwsConfig;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.observe.OperationObserver;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Blobs by the HAL. */
record HalBlobs(CloudComputer computer, Bucket bucket) implements BlobClient {

  private static final String PREFIX = "benchmark";

  /** The bucket, by its name on the computer and by its physical one. */
  static final BucketName NAME = new BucketName("blobs");

  static final String PHYSICAL_NAME = PREFIX + "-" + NAME.value();

  static HalBlobs open(S3Place place, OperationObserver observer) {
    CloudComputer computer =
        AwsConfig.of(S3Place.REGION)
            .withPrefix(PREFIX)
            .withCredentials(Sdk.credentials(place.accessKey(), place.secretKey()))
            .withEndpoint("s3", place.endpoint())
            .withObserver(observer)
            .open();
    return new HalBlobs(computer, computer.storage().bucket(NAME));
  }

  @Override
  public Object put(String key, byte[] content) {
    return bucket.put(BlobKey.of(key), BlobSource.of(Bytes.wrap(content)), PutOptions.defaults());
  }

  @Override
  public byte[] get(String key) throws IOException {
    try (InputStream body = body(key, ByteRange.all())) {
      return body.readAllBytes();
    }
  }

  @Override
  public Object range(String key, long offset, byte[] target) throws IOException {
    try (InputStream body = body(key, ByteRange.of(offset, target.length))) {
      return body.readNBytes(target, 0, target.length);
    }
  }

  /** Returns bytes of a blob that must be there. */
  InputStream body(String key, ByteRange range) throws IOException {
    ReadResult read = bucket.open(BlobKey.of(key), range, ReadOptions.defaults());
    if (read instanceof ReadResult.Found found) {
      return found.body();
    }
    throw new NoSuchFileException(key);
  }

  @Override
  public void close() {
    computer.close();
  }
}
